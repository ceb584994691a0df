package dev.tenfold.policy.keda.formula;

import java.util.List;

/** What a part of a formula comes to. */
sealed interface Value {

    /** Nothing: a trigger that failed. */
    Value NIL = new Nil();

    /** What a complaint calls it. */
    String kind();

    /** Whether it is a number. */
    default boolean isNumber() {
        return false;
    }

    /** The number as a float; 0 if it is none. */
    default double asDouble() {
        return 0;
    }

    /** Whether two values are equal; numbers are by size, whatever their kind. */
    default boolean sameAs(Value other) {
        return isNumber() && other.isNumber() ? asDouble() == other.asDouble() : equals(other);
    }

    /** A whole number, 64 bits. */
    record Whole(long number) implements Value {
        @Override
        public String kind() {
            return "an int";
        }

        @Override
        public boolean isNumber() {
            return true;
        }

        @Override
        public double asDouble() {
            return number;
        }
    }

    /** A number with a fraction: every trigger's value is one. */
    record Fraction(double number) implements Value {
        @Override
        public String kind() {
            return "a float";
        }

        @Override
        public boolean isNumber() {
            return true;
        }

        @Override
        public double asDouble() {
            return number;
        }
    }

    /** True or false. */
    record Truth(boolean holds) implements Value {
        @Override
        public String kind() {
            return "a bool";
        }
    }

    /** An array. */
    record Items(List<Value> list) implements Value {
        public Items {
            list = List.copyOf(list);
        }

        @Override
        public String kind() {
            return "an array";
        }
    }

    /** Nothing. */
    record Nil() implements Value {
        @Override
        public String kind() {
            return "nil";
        }
    }
}
