package dev.tenfold.request;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tenfold.fault.Conditions;
import dev.tenfold.kernel.RandomStreams;
import dev.tenfold.service.Account;
import dev.tenfold.service.Backoff;
import dev.tenfold.service.CallTo;
import dev.tenfold.service.Retry;
import dev.tenfold.service.Retry.Failure;
import dev.tenfold.service.RetryBudget;
import dev.tenfold.service.Room;
import dev.tenfold.service.StartUp;
import dev.tenfold.service.Traits;
import dev.tenfold.service.Work;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Retries of single requests against what Marc Brooker's simulators printed. */
class RetriesOneByOneTest {
    private static final long SECOND = 1_000_000_000L;
    private static final double FOR_EVER = Double.POSITIVE_INFINITY;
    private static final Set<Failure> ALL = Set.of(Failure.values());
    private static final double[] SUCCESSES = successes(Backoff.NONE, 200);
    private static final double[] PATIENT = successes(new Backoff(20, 40, Backoff.Jitter.FULL), 20);

    /** S10: three retries against a share p of errors: success 1 - p^4, load 1 + p + p^2 + p^3, as printed. */
    @ParameterizedTest
    @CsvSource({"0.1, 0.9999, 1.1096", "0.3, 0.9923, 1.4123", "0.5, 0.9363, 1.8727", "0.75, 0.6820, 2.7347"})
    void threeRetriesHideErrorsAndAddLoad(double errors, double success, double load) {
        Requests requests = requests(
                List.of(plan("server", cpu(0.01), List.of(), ServicePlan.NO_CROWDING)), 30, 4, Backoff.NONE, 20220228);
        Conditions[] failing = {Conditions.ofErrorRatio(errors)};
        for (int i = 0; i < 60; i++) {
            requests.step(i * SECOND, (i + 1) * SECOND, 1000, 1000, new double[] {1}, failing);
        }
        Account account = requests.service("server").account();
        assertEquals(success, account.served() / account.requests(), 0.005 * success);
        assertEquals(load, account.offered() / account.requests(), 0.01 * load);
    }

    /**
     * S11: overload for a while, three attempts each, and a server that is the slower the more it holds: it collapses,
     * and stays so when nobody new comes any more. Successes in the second from a moment on, mean of two hundred runs;
     * the published ones are a mean of ten, with a standard error of 7/s at 22 s, in the middle of the collapse.
     */
    @ParameterizedTest
    @CsvSource({
        "6, 44.5",
        "9, 49.3",
        "12, 53.5",
        "15, 57.4",
        "18, 55.8",
        "22, 27.8",
        "24, 6.3",
        "26, 0.7",
        "30, 0",
        "40, 0",
        "50, 0",
        "60, 0",
        "70, 0",
        "79, 0"
    })
    void anOverloadRampCollapsesForEver(int second, double published) {
        assertEquals(published, SUCCESSES[second], published == 0 ? 0.01 : 3, "second " + second);
    }

    /** Single runs collapse some seconds earlier or later: by 1.6 s on average. */
    @Test
    void itCollapsesWhenThePublishedOneDoes() {
        double publishedFallToHalf = 22.0;
        int second = 18;
        while (SUCCESSES[second] > 28) {
            second++;
        }
        double over = SUCCESSES[second - 1] - 28;
        double fall = SUCCESSES[second - 1] - SUCCESSES[second];
        assertEquals(publishedFallToHalf, second - 1 + over / fall, 0.5, "seconds");
    }

    /**
     * S11: pauses of 0 to 20 s, then 0 to 40 s, do not save it. The fall at 24 s loses ten a second in a second, and
     * single runs differ by that much.
     */
    @ParameterizedTest
    @CsvSource({"12, 52.1, 3", "18, 57.1, 3", "24, 9.0, 12", "30, 0, 0.01", "40, 0, 0.01", "60, 0, 0.01", "79, 0, 0.01"
    })
    void s11LongPausesDoNotSaveALongOverload(int second, double published, double within) {
        assertEquals(published, PATIENT[second], within, "second " + second);
    }

    private static double[] successes(Backoff backoff, int runs) {
        double[] found = new double[80];
        for (long seed = 1; seed <= runs; seed++) {
            Requests requests = collapse(backoff, seed);
            for (int second = 0; second < found.length; second++) {
                double before = requests.service("network").account().served();
                ramp(requests, second);
                found[second] += (requests.service("network").account().served() - before) / runs;
            }
        }
        return found;
    }

    private static Requests collapse(Backoff backoff, long seed) {
        // Both ways through the network in one: what the server sees is Poisson either way.
        Work network = new Work(1e6, 0.2, 0, FOR_EVER, FOR_EVER, 0.5);
        Work server = new Work(1, 0, 1, FOR_EVER, FOR_EVER, 0);
        List<ServicePlan> plans = List.of(
                plan("network", network, List.of(CallTo.plain("server", 1, FOR_EVER)), ServicePlan.NO_CROWDING),
                plan("server", server, List.of(), number -> 1 + 0.01 * number));
        return requests(plans, 3, 3, backoff, seed);
    }

    private static void ramp(Requests requests, int second) {
        Conditions[] fine = {Conditions.FINE, Conditions.FINE};
        double start = Math.max(0, 80 - 1.6 * Math.abs(second - 25));
        double end = Math.max(0, 80 - 1.6 * Math.abs(second + 1 - 25));
        requests.step(second * SECOND, (second + 1) * SECOND, start, (start + end) / 2, new double[] {1}, fine);
    }

    private static Work cpu(double seconds) {
        return new Work(1e6, seconds, 0, FOR_EVER, FOR_EVER, 1);
    }

    private static ServicePlan plan(String name, Work work, List<CallTo> calls, DoubleUnaryOperator crowding) {
        return new ServicePlan(
                name,
                work,
                1,
                new StartUp(0, 0, 0),
                1,
                30,
                FOR_EVER,
                Room.UNLIMITED,
                Optional.empty(),
                calls,
                true,
                Optional.empty(),
                FOR_EVER,
                Traits.PLAIN,
                crowding);
    }

    /** Services under users who try again. */
    private static Requests requests(
            List<ServicePlan> plans, double timeout, int attempts, Backoff backoff, long seed) {
        Retry retry = new Retry(attempts, backoff, RetryBudget.NONE, ALL);
        Terms terms = Terms.ofUsers(timeout, false, Optional.of(retry));
        LoadPlan load =
                new LoadPlan(false, List.of(LoadPlan.Kind.plain(plans.get(0).name())), terms);
        return new Requests(plans, load, new RandomStreams(seed));
    }
}
