package dev.tenfold.cli;

import dev.tenfold.document.BadInput;
import dev.tenfold.document.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All verbs behind one command line: finds the verb, runs it, and turns whatever happens into an exit code. */
final class Commands {
    private final List<Verb> verbs;
    private final Terminal terminal;
    private final boolean debug;

    /**
     * The command line.
     *
     * @param verbs in the order help lists them
     * @param terminal where everything is printed
     * @param debug whether a fault in Tenfold shows its stack trace
     */
    Commands(List<Verb> verbs, Terminal terminal, boolean debug) {
        this.verbs = List.copyOf(verbs);
        this.terminal = terminal;
        this.debug = debug;
    }

    /** Runs one command. Never throws; both streams are flushed when it returns. */
    Exit run(String... words) {
        try {
            return dispatch(List.of(words));
        } catch (Misuse | BadInput mistake) {
            terminal.out().flush();
            terminal.err().println(mistake.getMessage());
            return Exit.BAD_INPUT;
        } catch (Throwable fault) { // also OutOfMemoryError: a user must never meet a bare stack trace
            terminal.out().flush();
            report(fault);
            return Exit.INTERNAL;
        } finally {
            terminal.out().flush();
            terminal.err().flush();
        }
    }

    private Exit dispatch(List<String> words) throws Misuse, BadInput {
        if (words.isEmpty()) {
            new Help(terminal.err(), terminal).all(usages());
            return Exit.BAD_INPUT;
        }
        String first = words.get(0);
        List<String> rest = words.subList(1, words.size());
        if (Option.VERSION.spellings().contains(first)) {
            Version.lines().forEach(terminal.out()::println);
            return Exit.HELD;
        }
        if (first.equals("help") || Option.HELP.spellings().contains(first)) {
            return help(rest);
        }
        Verb verb = named(first);
        if (asksForHelp(rest)) {
            new Help(terminal.out(), terminal).one(verb.usage());
            return Exit.HELD;
        }
        return verb.run(Given.parse(verb.usage(), rest), terminal);
    }

    private Exit help(List<String> about) throws Misuse {
        Help help = new Help(terminal.out(), terminal);
        if (about.isEmpty()) {
            help.all(usages());
        } else {
            help.one(named(about.get(0)).usage());
        }
        return Exit.HELD;
    }

    private static boolean asksForHelp(List<String> words) {
        int end = words.indexOf("--");
        return words.subList(0, end < 0 ? words.size() : end).stream().anyMatch(Option.HELP.spellings()::contains);
    }

    private Verb named(String name) throws Misuse {
        for (Verb verb : verbs) {
            if (verb.usage().name().equals(name)) return verb;
        }
        List<String> names = usages().stream().map(Usage::name).toList();
        List<String> complaints = new ArrayList<>();
        complaints.add(
                name.startsWith("-")
                        ? "unknown option " + name + "; options of a verb stand after it"
                        : "unknown verb " + name + "; known are " + String.join(", ", names));
        guess(name, names).ifPresent(word -> complaints.add("Maybe " + Usage.PROGRAM + " " + word + "?"));
        complaints.add("Try " + Usage.PROGRAM + " --help");
        throw new Misuse(complaints);
    }

    /** The verb that is nearest; or the option, also where it was written as a verb. */
    private static Optional<String> guess(String name, List<String> verbs) {
        List<String> options = List.of(Option.VERSION.name(), Option.HELP.name());
        if (name.startsWith("-")) return Names.nearest(name, options);
        return Names.nearest(name, verbs).or(() -> Names.nearest("--" + name, options));
    }

    private List<Usage> usages() {
        return verbs.stream().map(Verb::usage).toList();
    }

    private void report(Throwable fault) {
        terminal.err().println("tenfold: internal error: " + fault);
        if (debug) {
            fault.printStackTrace(terminal.err());
        } else {
            terminal.err()
                    .println("This is a fault in Tenfold, not in your files. Please report it with the command, its");
            terminal.err()
                    .println("files, what ./tenfold --version says, and what it prints with TENFOLD_DEBUG=1 set.");
        }
    }
}
