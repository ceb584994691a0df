package dev.tenfold.cli;

import java.util.ArrayList;
import java.util.List;

/** A shell's own script that finishes a command, made from what the verbs say about themselves. */
sealed interface Completion permits BashCompletion, ZshCompletion, FishCompletion {
    /** The shell, as typed. */
    String shell();

    /** The name under which the shell looks for it. */
    String file();

    /** The script. */
    String spell(List<Usage> verbs);

    /** What stands after a verb's option, or after a verb: what a shell can offer for it. */
    enum Offer {
        /** Names of directories. */
        FOLDERS,
        /** Names of files and directories. */
        FILES,
        /** Words that are known. */
        WORDS,
        /** Nothing: a number, a time, a name that only the user knows. */
        NOTHING;

        /** What an option's value can be. */
        static Offer of(Option option) {
            if (!option.choices().isEmpty()) return WORDS;
            return switch (option.label()) {
                case "DIR" -> FOLDERS;
                case "FILE" -> FILES;
                default -> NOTHING;
            };
        }

        /** What a verb's operands can be: all that are not words are files. */
        static Offer ofOperands(Usage verb) {
            if (verb.operand().isEmpty()) return NOTHING;
            return Option.choices(verb.operand()).isEmpty() ? FILES : WORDS;
        }
    }

    /** A verb's options and the one that every verb has. */
    static List<Option> options(Usage verb) {
        List<Option> options = new ArrayList<>(verb.options());
        options.add(Option.HELP);
        return options;
    }

    /** A text in single quotes, for any POSIX shell. */
    static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    /** The first sentence, which is what fits beside a word. */
    static String brief(String help) {
        int end = help.indexOf(". ");
        String sentence = end < 0 ? help : help.substring(0, end);
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }
}
