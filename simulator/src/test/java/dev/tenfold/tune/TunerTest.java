package dev.tenfold.tune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TunerTest {
    @TempDir
    private Path folder;

    @Test
    void comesWithinTwoPercentOfTheBestOfAllCandidates() {
        Shop shop = Shop.in(folder, "5s", "60s", Shop.AUTOSCALER);
        Tuner tuner = shop.tuner(60, 0, Latitude.NONE, 2, "behavior");
        Space space = tuner.space();
        List<Candidate> all = new ArrayList<>();
        for (int floor = 0; floor < space.knobs().get(0).values().size(); floor++) {
            for (int ceiling = 0; ceiling < space.knobs().get(1).values().size(); ceiling++) {
                for (int aim = 0; aim < space.knobs().get(2).values().size(); aim++) {
                    Candidate candidate = new Candidate(List.of(floor, ceiling, aim));
                    if (space.repaired(candidate).equals(candidate)) {
                        all.add(candidate);
                    }
                }
            }
        }
        assertEquals(3, space.knobs().size());
        double least = tuner.judge(List.of(Variation.NONE)).judge(all).stream()
                .filter(Score::holds)
                .mapToDouble(Score::cost)
                .min()
                .orElseThrow();
        Tuning tuning = tuner.run();
        Score found = tuning.answer().orElseThrow().answer().score();
        assertTrue(tuning.effort().candidates() * 8 < all.size(), "the search may not see most of the space");
        assertTrue(found.holds());
        assertEquals(least, found.cost(), least * 0.02);
    }

    @Test
    void provesItsAnswerWhereItWasNotSoughtAndBeatsAFleetThatNeverScales() {
        Tuning tuning = Shop.in(folder, "5s", "60s", Shop.AUTOSCALER)
                .tuner(80, 10, Latitude.USUAL, 2)
                .run();
        assertTrue(tuning.proven());
        Proof proof = tuning.answer().orElseThrow();
        assertTrue(proof.showings().size() >= 10);
        assertTrue(proof.showings().stream()
                .noneMatch(showing -> showing.variation().equals(Variation.NONE)));
        assertFalse(tuning.yours().get(0).held());
        assertTrue(tuning.tuned().get(0).held());
        double fixed = tuning.fixedTrials().get(0).cost();
        assertTrue(tuning.tuned().get(0).trial().cost() < fixed, "a fleet that never scales costs " + fixed);
    }

    @Test
    void answersTheSameOnAnyNumberOfThreads() {
        Shop shop = Shop.in(folder, "5s", "60s", Shop.AUTOSCALER);
        assertEquals(
                shop.tuner(40, 2, Latitude.USUAL, 1).run(),
                shop.tuner(40, 2, Latitude.USUAL, 3).run());
    }

    @Test
    void writesTheAnswerIntoTheFileAndLeavesTheRestAsItIs() {
        Shop shop = Shop.in(folder, "5s", "60s", Shop.AUTOSCALER);
        Tuner tuner = shop.tuner(40, 0, Latitude.NONE, 2, "behavior");
        Tuning tuning = tuner.run();
        Remedy remedy = tuner.remedy(tuning.answer().orElseThrow().answer().candidate());
        assertEquals(List.of(), remedy.refusals());
        String expected = Shop.AUTOSCALER;
        for (Setting setting : tuning.answer().orElseThrow().settings()) {
            String key = setting.place().path().replaceFirst(".*\\.", "") + ": ";
            expected = expected.replace(key + setting.before(), key + setting.value());
        }
        assertEquals(expected, remedy.changes().get(0).after());
        assertTrue(remedy.diff().startsWith("--- " + folder.resolve("policy.yaml")));
    }

    @Test
    void saysWhichStartUpWouldDoWhereNoPolicyDoes() {
        // The floor is kept, and replicas that come after 250 s come too late for a load that is there after 180 s.
        Shop shop = Shop.in(folder, "240s", "3m", Shop.AUTOSCALER);
        Tuning tuning = shop.tuner(30, 2, Latitude.NONE, 2, "minReplicas").run();
        assertFalse(tuning.proven());
        Obstacle obstacle = tuning.obstacle().orElseThrow();
        assertEquals(250, obstacle.startUps().get(0).seconds());
        assertFalse(obstacle.failures().isEmpty());
        double share = obstacle.share().orElseThrow();
        assertTrue(share > 0 && share < 0.8, "was " + share);
    }

    @Test
    void leavesAloneWhatTheUserKeeps() {
        Tuner tuner = Shop.in(folder, "5s", "60s", Shop.AUTOSCALER)
                .tuner(1, 0, Latitude.NONE, 1, "web:spec.m", "scaleUp", "scaleDown");
        assertEquals(List.of(), tuner.space().knobs());
    }
}
