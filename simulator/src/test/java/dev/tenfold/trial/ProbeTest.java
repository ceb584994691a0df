package dev.tenfold.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.document.BadInput;
import dev.tenfold.rehearsal.Rehearsal;
import dev.tenfold.scenario.Script;
import dev.tenfold.verdict.Finding;
import dev.tenfold.verdict.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProbeTest {
    @TempDir
    Path folder;

    private final Trials trials = new Trials(new Workers(2));
    private Desk desk;

    @BeforeEach
    void open() {
        desk = new Desk(folder);
    }

    @Test
    void aTrialFindsWhatTheVerdictFindsWithoutMoreRehearsals() {
        Script script = desk.manuscript(Desk.CROWD).script();
        List<Finding> findings = Verdict.of(script, "", "", share -> {}).findings().stream()
                .filter(finding -> !finding.name().equals("holds-at-maximum"))
                .toList();
        Trial trial = trials.of(script);
        assertEquals(findings, trial.findings());
        assertEquals(trial.held(), trial.failures().isEmpty());
    }

    @Test
    void trialsAreTheSameForAnyNumberOfThreads() {
        Script script = desk.manuscript(Desk.CROWD).script();
        List<Script> seeds =
                LongStream.range(0, 12).mapToObj(script::drawnAgain).toList();
        List<Trial> alone = new Trials(new Workers(1)).all(seeds);
        assertEquals(alone, new Trials(new Workers(3)).all(seeds));
        assertNotEquals(alone.get(0).findings(), alone.get(1).findings(), "syncs begin by chance");
    }

    /** Policies of rehearsals side by side are decided by rules of the same names, on facts of their own. */
    @Test
    void noRehearsalDecidesOnTheFactsOfAnother() {
        Script script = desk.manuscript(Desk.CROWD).script();
        List<Script> loads = IntStream.range(1, 120)
                .mapToObj(tenths -> script.times(tenths / 10.0))
                .toList();
        assertEquals(new Trials(new Workers(1)).all(loads), new Trials(new Workers(6)).all(loads));
    }

    @Test
    void theOraclesWorldIsLeftToChanceOnlyWhereSomethingAsksIt() {
        String noise = Desk.CROWD.replace("start: 40/s", "start: 40/s\n  noise: {spread: 0.1}");
        assertEquals(false, asks(desk.manuscript(Desk.CROWD).script()));
        assertEquals(true, asks(desk.manuscript(noise).script()));
    }

    private static boolean asks(Script script) {
        Rehearsal oracle = Rehearsal.ofOracle(script);
        oracle.run(share -> {});
        return oracle.worldAskedChance();
    }

    @Test
    void aCoreBreaksWhereItsErrorsPassTheLimit() {
        // Of 10 x f requests/s one core serves 100, and the queue takes what is next to nothing: more than 1 %
        // is lost from f = 10 / 0.99 = 10.1 on.
        Breaking breaking = Breaking.of(desk.manuscript(Desk.ONE_CORE).script(), trials, 1);
        double holds = breaking.holds().orElseThrow().factor();
        double fails = breaking.fails().orElseThrow().factor();
        assertTrue(holds > 9.95 && holds < fails && fails < 10.25, holds + " to " + fails);
        assertTrue(fails / holds <= 1 + Breaking.PRECISION);
        assertEquals("errors", breaking.fails().get().failures().get(0).name());
        assertEquals(List.of(), breaking.again());
    }

    @Test
    void aScenarioThatFailsIsToldHowMuchLessItBears() {
        Breaking breaking =
                Breaking.of(desk.manuscript(Desk.ONE_CORE, "load.start=200/s").script(), trials, 1);
        double holds = breaking.holds().orElseThrow().factor();
        assertTrue(holds > 0.495 && holds < 0.515, "holds at " + holds);
    }

    @Test
    void seedsStopWhenTheShareIsKnown() {
        Script script = desk.manuscript(Desk.ONE_CORE).script();
        Certainty wide = Certainty.of(script, trials, new Certainty.Stop(0.2, 400));
        assertEquals(16, wide.trials().size(), "n / (n + 3.84) is above 80 % from 16 on");
        assertEquals(16, wide.held());
        assertEquals(
                7,
                Certainty.of(script, trials, new Certainty.Stop(0.01, 7))
                        .trials()
                        .size());
    }

    @Test
    void theWorstIsFoundInTheCornerWhereItIs() throws BadInput {
        List<Dial> dials = List.of(Dial.parse("load=x1..x11"), Dial.parse("services.web.cpu=5ms..10ms"));
        WorstCase worst = WorstCase.of(desk.manuscript(Desk.ONE_CORE), dials, trials, 60);
        assertEquals(List.of(new Setting("load", "x11"), new Setting("services.web.cpu", "10ms")), worst.settings());
        assertTrue(worst.failed() > 0 && worst.failed() < worst.tried());
        assertEquals(-8.1, worst.margin(), 0.5, "9.1 % are lost where 1 % may be");
    }

    @Test
    void whatTurnsTheVerdictComesFirst() {
        // 90 of 100 requests/s: a fifth more CPU time is too much, and a fifth more readiness is nothing to it.
        String marked = Desk.ONE_CORE.replace("cpu: 10ms", "cpu: 10ms # a guess");
        Manuscript manuscript = desk.manuscript(marked, "load.start=90/s");
        List<Guess> guesses = Guesses.of(manuscript, List.of());
        Sensitivity sensitivity = Sensitivity.of(manuscript, guesses, trials, 1);
        Sensitivity.Lever first = sensitivity.levers().get(0);
        assertEquals("services.web.cpu", first.guess().path());
        assertEquals("marked", first.guess().why());
        assertTrue(first.turns());
        assertEquals("12ms", first.larger().orElseThrow().value());
        assertTrue(
                first.larger().get().turns() && !first.smaller().orElseThrow().turns());
        assertTrue(guesses.stream()
                .anyMatch(guess -> guess.path().equals("services.web.start-up.readiness")
                        && guess.why().equals("left out")));
    }
}
