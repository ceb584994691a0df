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
        String roomy = Shop.AUTOSCALER.replace("maxReplicas: 4", "maxReplicas: 20");
        Shop shop = Shop.in(folder, "5s", "60s", roomy);
        Tuner tuner = shop.tuner(50, 0, Latitude.NONE, 2, "behavior", "maxReplicas");
        Space space = tuner.space();
        assertEquals(2, space.knobs().size());
        List<Candidate> all = new ArrayList<>();
        for (int floor = 0; floor < space.knobs().get(0).values().size(); floor++) {
            for (int aim = 0; aim < space.knobs().get(1).values().size(); aim++) {
                all.add(new Candidate(List.of(floor, aim)));
            }
        }
        double least = tuner.judge(List.of(Variation.NONE)).judge(all).stream()
                .filter(Score::holds)
                .mapToDouble(Score::cost)
                .min()
                .orElseThrow();
        Tuning tuning = tuner.run();
        Score found = tuning.answer().orElseThrow().answer().score();
        assertTrue(tuning.effort().candidates() * 3 < all.size(), "the search may not see most of the space");
        assertTrue(found.holds());
        assertEquals(least, found.cost(), least * 0.02);
    }

    @Test
    void provesItsAnswerWhereItWasNotSoughtAndBeatsAFleetThatNeverScales() {
        Tuning tuning = Shop.in(folder, "5s", "60s", Shop.AUTOSCALER)
                .tuner(60, 10, Latitude.USUAL, 2)
                .run();
        assertTrue(tuning.proven());
        Proof proof = tuning.answer().orElseThrow();
        assertTrue(proof.showings().size() >= 10);
        assertTrue(proof.showings().stream()
                .noneMatch(showing -> showing.variation().equals(Variation.NONE)));
        assertFalse(tuning.yours().get(0).held());
        assertTrue(tuning.tuned().get(0).held());
        double fixed = tuning.fixed().orElseThrow().trials().get(0).cost();
        assertTrue(tuning.tuned().get(0).trial().cost() < fixed, "a fleet that never scales costs " + fixed);
    }

    @Test
    void answersTheSameOnAnyNumberOfThreads() {
        Shop shop = Shop.in(folder, "5s", "60s", Shop.AUTOSCALER);
        assertEquals(
                shop.tuner(20, 2, Latitude.USUAL, 1).run(),
                shop.tuner(20, 2, Latitude.USUAL, 3).run());
    }

    @Test
    void writesTheAnswerIntoTheFileAndLeavesTheRestAsItIs() {
        Shop shop = Shop.in(folder, "5s", "60s", Shop.AUTOSCALER);
        Tuner tuner = shop.tuner(30, 0, Latitude.NONE, 2, "behavior");
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
        Tuning tuning = shop.tuner(15, 2, Latitude.NONE, 2, "minReplicas").run();
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
