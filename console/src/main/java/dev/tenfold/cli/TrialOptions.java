package dev.tenfold.cli;

import dev.tenfold.document.BadInput;
import dev.tenfold.document.Problems;
import dev.tenfold.policy.rules.RuleFailure;
import dev.tenfold.trial.Manuscript;
import dev.tenfold.trial.Workers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** What verbs that rehearse one scenario many times have in common. */
final class TrialOptions {
    /** Threads that work. */
    static final Option THREADS = Option.value(
            "--threads", "N", "Threads that work (default: one a processor). Results are the same for any number.");

    private TrialOptions() {}

    /** Something that rehearses, and may find own rules that fail. */
    interface Work<T> {
        T done() throws Misuse, BadInput;
    }

    /** The one scenario that was given, with the values that were set. */
    static Manuscript manuscript(Given given) throws Misuse, BadInput {
        if (given.operands().size() != 1) {
            throw new Misuse("takes one SCENARIO, was given " + given.operands().size());
        }
        List<String> overrides = new ArrayList<>(given.values(Option.SET));
        OptionalLong seed = given.number(Option.SEED);
        if (seed.isPresent()) {
            overrides.add("seed=" + seed.getAsLong());
        }
        return Manuscript.of(Path.of(given.operands().get(0)), Caches.formats(), overrides);
    }

    static Workers workers(Given given) throws Misuse {
        OptionalLong threads = given.number(THREADS);
        return threads.isEmpty() ? Workers.ofMachine() : new Workers(whole(given, THREADS, 0, 1, 1024));
    }

    /** A whole number within bounds. */
    static int whole(Given given, Option option, int otherwise, int least, int most) throws Misuse {
        long number = given.number(option).orElse(otherwise);
        if (number < least || number > most) {
            throw new Misuse(option.name() + " must be " + least + " to " + most + ", was " + number);
        }
        return (int) number;
    }

    /** Own rules can fail while they run: that is for their author to mend, like anything wrong with a file. */
    static <T> T guarded(Work<T> work) throws Misuse, BadInput {
        try {
            return work.done();
        } catch (RuleFailure failure) {
            Problems problems = new Problems();
            problems.add(failure.problem());
            problems.throwIfAny();
            throw failure;
        }
    }
}
