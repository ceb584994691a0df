package dev.tenfold.cli;

import java.util.Arrays;
import java.util.List;

/**
 * One option of a verb.
 *
 * @param name long spelling, such as {@code --out}
 * @param letter short spelling, such as {@code -q}; empty if there is none
 * @param label what its value is called in help, such as {@code DIR}; empty for a flag, which has no value
 * @param repeatable whether it may be given more than once
 * @param help a sentence or two
 * @param choices the values it may have, or some of them; empty if nobody can list them
 */
public record Option(String name, String letter, String label, boolean repeatable, String help, List<String> choices) {
    /** Where reports are written. */
    public static final Option OUT = value("--out", "DIR", "Write the reports into this directory (default: out).");
    /** The seed of every random stream. */
    public static final Option SEED =
            value("--seed", "N", "Seed of every random stream, instead of the scenario's own. One seed, one result.");
    /** Overrides of scenario fields. */
    public static final Option SET = new Option(
            "--set",
            "",
            "PATH=VALUE",
            true,
            "Override a field of the scenario, such as services.web.replicas=4. Repeatable.");
    /** What a template of policies leaves open. */
    public static final Option PARAMETER = new Option(
            "--parameter",
            "",
            "NAME=VALUE",
            true,
            "Give a parameter of a template, such as DesiredCapacity=4. Repeatable.");
    /** How requests are worked. */
    public static final Option MODEL = value(
            "--model",
            "MODEL",
            "How requests are worked, instead of as the scenario says: fluid, which is quick, or requests, one by one,"
                    + " which is exact.");
    /** Who answers PromQL. */
    public static final Option PROMETHEUS = value(
            "--prometheus",
            "URL|start",
            "Have a real Prometheus answer the policies' PromQL, in virtual time: one that listens at URL with"
                    + " --web.enable-remote-write-receiver, or a private one that is started for the run.");
    /** Less words. */
    public static final Option QUIET = flag("--quiet", "-q", "Print only what failed; no progress.");
    /** Help on one verb, or on all. */
    public static final Option HELP = flag("--help", "-h", "Show this help.");
    /** Version of Tenfold and of the Java that runs it. */
    public static final Option VERSION = flag("--version", "-V", "Show the version, and the Java in use.");

    /** Checks the spellings. */
    public Option {
        if (!name.matches("--[a-z][a-z0-9-]+"))
            throw new IllegalArgumentException("name must be like --out, was " + name);
        if (!letter.matches("(-[a-zA-Z])?"))
            throw new IllegalArgumentException("letter must be like -q, was " + letter);
        choices = List.copyOf(choices);
    }

    /** An option whose label names its choices, such as {@code URL|start}: words in small letters are typed as is. */
    public Option(String name, String letter, String label, boolean repeatable, String help) {
        this(name, letter, label, repeatable, help, choices(label));
    }

    /** The words of a label that are typed as they stand. */
    static List<String> choices(String label) {
        return Arrays.stream(label.split("\\|"))
                .filter(word -> word.matches("[a-z][a-z-]*"))
                .toList();
    }

    /** An option that is on when given. */
    public static Option flag(String name, String letter, String help) {
        return new Option(name, letter, "", false, help);
    }

    /** An option that needs a value and is given at most once. */
    public static Option value(String name, String label, String help) {
        return new Option(name, "", label, false, help);
    }

    /**
     * What is printed on standard output.
     *
     * @param formats those the verb knows, its default first
     */
    public static Option format(Format... formats) {
        List<String> names = Arrays.stream(formats).map(Format::toString).toList();
        String help = "Print " + String.join(", ", names) + " (default: " + names.get(0) + ").";
        return new Option("--format", "", "FORMAT", false, help, names);
    }

    /** Whether this option is a flag. */
    boolean isFlag() {
        return label.isEmpty();
    }

    /** The spellings a user may type. */
    List<String> spellings() {
        return letter.isEmpty() ? List.of(name) : List.of(letter, name);
    }

    /** As the left column of help shows it, such as {@code -q, --quiet} or {@code --out DIR}. */
    String synopsis() {
        return (letter.isEmpty() ? "    " : letter + ", ") + name + (isFlag() ? "" : " " + label);
    }
}
