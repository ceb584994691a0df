package dev.tenfold.policy.rules;

/** What one rule asked for, when it fired. */
sealed interface Wish {

    /** The rule. */
    String rule();

    /** Its reason. */
    String why();

    /** So many replicas. */
    record Replicas(ServiceFact service, int count, String rule, String why) implements Wish {}

    /** No fewer replicas than these. */
    record Floor(ServiceFact service, int count, String rule, String why) implements Wish {}

    /** No more replicas than these. */
    record Cap(ServiceFact service, int count, String rule, String why) implements Wish {}

    /** Replicas of such a size. */
    record Size(ServiceFact service, double cores, double memory, String rule, String why) implements Wish {}

    /** Nothing is to change about a service. */
    record Freeze(ServiceFact service, String rule, String why) implements Wish {}

    /** A recommendation is not to happen. */
    record Veto(Recommendation recommendation, String rule, String why) implements Wish {}

    /** Somebody is to be told. */
    record Alert(String name, String severity, String rule, String why) implements Wish {}
}
