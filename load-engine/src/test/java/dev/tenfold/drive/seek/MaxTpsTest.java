package dev.tenfold.drive.seek;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.tenfold.drive.Bench;
import dev.tenfold.drive.Call;
import dev.tenfold.drive.Honesty;
import dev.tenfold.drive.LoadPlan;
import dev.tenfold.drive.Run;
import dev.tenfold.drive.Target;
import dev.tenfold.drive.WarmUp;
import dev.tenfold.load.Course;
import dev.tenfold.load.Profile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The search on real servers of which the limit is known; in a hurry, so that it is near the limit and not on it. */
class MaxTpsTest {
    private static final MaxTps.Pace HURRY = new MaxTps.Pace(1, 8, 6, 6);

    private final Bench bench = new Bench();

    @AfterEach
    void close() throws Exception {
        bench.close();
    }

    private MaxTps.Found find(Target target, Goal goal, Search search, List<Limit.Observed> observed) throws Exception {
        LoadPlan pattern = Bench.open(1000, Duration.ofSeconds(1), Duration.ofSeconds(4), Call.get(target, "/"));
        Bench.await(new WarmUp(2, 5).before(bench.vertx, pattern, 1));
        Tryout tryout = Tryout.real(
                (plan, goesOn) -> new Run(bench.vertx, plan, 1, goesOn),
                (rate, seconds) -> {
                    Duration length = Duration.ofSeconds(seconds);
                    Profile flat = new Profile(List.of(new Profile.Piece(rate, rate, length.toNanos())));
                    return pattern.with(
                            new LoadPlan.Open(new Course(flat, Optional.empty()), List.of(), false), length);
                },
                goal,
                new Honesty(Math.max(0.010, 0.05 * goal.seconds()), 0.8, 0.2, goal.seconds()));
        MaxTps[] seek = {null};
        seek[0] = new MaxTps(tryout, goal, HURRY, search, tried -> {
            observed.add(new Limit.Observed(tried, Map.of()));
            if (tried.ruling().kind() == Ruling.Kind.VOID) {
                System.out.println(
                        tried.rate() + "/s is no evidence: " + tried.ruling().why());
            }
            if (isShaken(goal, observed)) {
                seek[0].stop();
            }
        });
        MaxTps.Found found = Bench.await(seek[0].find());
        boolean shaken = found.answer().generatorLimited() || isShaken(goal, observed);
        assumeFalse(shaken, "the machine is too busy to send on schedule, and the servers are on it too");
        return found;
    }

    /**
     * Whether the machine stood still too often: in a fifth of all seconds; or, with a goal of tens of milliseconds, in
     * a third of any step's, since that goal is missed then whoever is to blame.
     */
    private static boolean isShaken(Goal goal, List<Limit.Observed> observed) {
        List<Ruling> steps =
                observed.stream().map(each -> each.tried().ruling()).toList();
        long seconds = steps.stream().mapToLong(step -> step.samples().size()).sum();
        boolean strict = goal.seconds() < Goal.DEFAULT.seconds();
        return steps.stream().mapToLong(MaxTpsTest::late).sum() > Math.max(3, seconds / 5)
                || strict
                        && steps.stream()
                                .anyMatch(step ->
                                        late(step) > Math.max(1, step.samples().size() / 3));
    }

    private static long late(Ruling step) {
        return step.samples().stream()
                .filter(second -> !second.excuses().isEmpty())
                .count();
    }

    @Test
    void findsTheRateOfATokenBucket() throws Exception {
        Target target = bench.serve(new RealServers.TokenBucket(800, 80));
        List<Limit.Observed> observed = new ArrayList<>();
        Search.Answer answer =
                find(target, Goal.DEFAULT, new Search(640, 2000, 1.1), observed).answer();
        assertTrue(answer.confirmed());
        assertEquals(800, answer.rate(), 80);
        assertEquals(Limit.Kind.THROTTLE, Limit.of(observed, answer).kind());
    }

    @Test
    void findsTheLimitOfFourSlots() throws Exception {
        Erlang slots = new Erlang(4, 0.010);
        Goal goal = new Goal(0.95, 0.060, 0.01);
        Target target = bench.serve(new RealServers.Slots(bench.servers, 4, 0.010, 7));
        List<Limit.Observed> observed = new ArrayList<>();
        Search.Answer answer =
                find(target, goal, new Search(250, 2000, 1.1), observed).answer();
        assertTrue(answer.confirmed());
        assertEquals(slots.limit(goal), answer.rate(), 0.15 * slots.limit(goal));
        Limit limit = Limit.of(observed, answer);
        assertEquals(Limit.Kind.UNKNOWN, limit.kind());
        assertTrue(limit.why().contains("places of"), limit::toString);
    }
}
