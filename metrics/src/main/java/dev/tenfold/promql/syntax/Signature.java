package dev.tenfold.promql.syntax;

import java.util.List;

/**
 * What is known of a function before it is called.
 *
 * @param name its name
 * @param arguments what it takes; the last stands for all that follow if there may be more
 * @param least how many arguments there must be at least
 * @param most how many there may be at most
 * @param returns what it yields
 */
public record Signature(String name, List<ValueType> arguments, int least, int most, ValueType returns) {
    public Signature {
        arguments = List.copyOf(arguments);
    }

    ValueType argument(int i) {
        return arguments.get(Math.min(i, arguments.size() - 1));
    }

    /** What is wrong with that many arguments, or empty. */
    String complaintAbout(int given) {
        String call = " argument(s) in call to \"" + name + "\", got " + given;
        if (least == most) {
            return given == least ? "" : "expected " + least + call;
        }
        if (given < least) {
            return "expected at least " + least + call;
        }
        return given > most ? "expected at most " + most + call : "";
    }
}
