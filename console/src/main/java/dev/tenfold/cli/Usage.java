package dev.tenfold.cli;

import java.util.List;

/**
 * What a verb is for and what may stand after it: the one source of both parsing and help.
 *
 * @param name as typed after {@code ./tenfold}
 * @param summary one line without a full stop, for the list of verbs
 * @param description paragraphs for the verb's own help
 * @param operand what its files are called in help, such as {@code SCENARIO}; one or more are needed; empty if it takes
 *     none
 * @param options in the order of help, {@code --help} left out
 * @param examples commands that work when typed in the checkout
 */
public record Usage(
        String name,
        String summary,
        List<String> description,
        String operand,
        List<Option> options,
        List<String> examples) {
    /** The word before every verb. */
    static final String PROGRAM = "./tenfold";

    /** Checks that a user is told how the verb is used. */
    public Usage {
        if (examples.isEmpty()) throw new IllegalArgumentException(name + " needs an example");
        description = List.copyOf(description);
        options = List.copyOf(options);
        examples = List.copyOf(examples);
    }

    /** The shape of a command, such as {@code ./tenfold run [OPTION]... SCENARIO...}. */
    String synopsis() {
        return PROGRAM + " " + name + " [OPTION]..." + (operand.isEmpty() ? "" : " " + operand + "...");
    }
}
