package dev.tenfold.trial;

import dev.tenfold.document.BadInput;
import dev.tenfold.scenario.Script;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/**
 * How far the verdict on a scenario can be trusted.
 *
 * @param file path of the scenario as the user gave it
 * @param title one line that says what happens
 * @param peak highest level of the load as it is written
 * @param users whether that is users, who think, rather than requests per second
 * @param certainty the same under many seeds
 * @param breaking how many times the load it bears
 * @param worst the worst within bounds; empty if none were given
 * @param sensitivity what it hangs on that nobody has measured
 */
public record Probe(
        String file,
        String title,
        double peak,
        boolean users,
        Certainty certainty,
        Breaking breaking,
        Optional<WorstCase> worst,
        Sensitivity sensitivity) {

    /**
     * What to look for, and how hard.
     *
     * @param stop when enough seeds are rehearsed
     * @param seeds of each load and of each side of a guess
     * @param dials what may be worse than it is written; none for no search
     * @param points of that search at most
     * @param guessed paths of numbers that are guessed, beside those that are left out or marked
     */
    public record Wish(Certainty.Stop stop, int seeds, List<Dial> dials, int points, List<String> guessed) {
        public Wish {
            dials = List.copyOf(dials);
            guessed = List.copyOf(guessed);
        }
    }

    /**
     * Probes a scenario.
     *
     * @param progress told now and then which share of the work is done, 0..1
     * @throws BadInput if the bounds of the worst case make no sense
     */
    public static Probe of(Manuscript manuscript, Wish wish, Workers workers, DoubleConsumer progress) throws BadInput {
        Trials trials = new Trials(workers);
        Script script = manuscript.script();
        Optional<WorstCase> worst = wish.dials().isEmpty()
                ? Optional.empty()
                : Optional.of(WorstCase.of(manuscript, wish.dials(), trials, wish.points()));
        progress.accept(0.4);
        Certainty certainty = Certainty.of(script, trials, wish.stop());
        progress.accept(0.6);
        Breaking breaking = Breaking.of(script, trials, wish.seeds());
        progress.accept(0.8);
        List<Guess> guesses = Guesses.of(manuscript, wish.guessed());
        Sensitivity sensitivity = Sensitivity.of(manuscript, guesses, trials, wish.seeds());
        progress.accept(1);
        return new Probe(
                script.file(),
                script.scenario().title(),
                script.profile().peak(),
                script.scenario().load().closed(),
                certainty,
                breaking,
                worst,
                sensitivity);
    }

    /** Whether it held under every seed, and everywhere within the bounds where it was tried. */
    public boolean held() {
        return certainty.held() == certainty.trials().size()
                && worst.map(found -> found.failed() == 0).orElse(true);
    }
}
