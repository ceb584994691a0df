import dev.tenfold.metric.Labels;
import dev.tenfold.metric.Series;
import dev.tenfold.metric.SeriesStore;
import dev.tenfold.promql.Engine;
import dev.tenfold.promql.PreparedQuery;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How many steps a second the evaluator does: each step appends a sample to every series and asks three queries, as a
 * closed loop over a real Prometheus would. After {@code ./mvnw -pl metrics compile}:
 *
 * <pre>java -cp metrics/target/classes metrics/benchmarks/PromqlSteps.java [series per query]</pre>
 */
public final class PromqlSteps {
    private static final String[] BOUNDS = {"0.01", "0.05", "0.1", "0.25", "0.5", "1", "2.5", "5", "10", "+Inf"};
    private static final long STEP_MILLIS = 15_000;
    private static final int STEPS = 5_760;
    private static final int ROUNDS = 8;

    /** Of this thread and not the wall clock's, so that others on the machine do not count. */
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    private final SeriesStore store = new SeriesStore();
    private final List<Series> all = new ArrayList<>();
    private final List<PreparedQuery> queries = new ArrayList<>();

    private PromqlSteps(int seriesPerQuery) {
        for (int i = 0; i < seriesPerQuery; i++) {
            String pod = "web-" + i;
            all.add(store.series(Labels.of("__name__", "http_requests_total", "job", "web", "pod", pod)));
            all.add(store.series(Labels.of("__name__", "queue_depth", "job", "job-" + i % 10, "pod", pod)));
            String bound = BOUNDS[i % BOUNDS.length];
            String host = "web-" + i / BOUNDS.length;
            all.add(store.series(Labels.of("__name__", "latency_bucket", "job", "web", "pod", host, "le", bound)));
        }
        Engine engine = new Engine(store);
        queries.add(engine.prepare("sum(rate(http_requests_total[2m]))"));
        queries.add(engine.prepare("avg by (job) (queue_depth)"));
        queries.add(engine.prepare("histogram_quantile(0.99, sum by (le) (rate(latency_bucket[2m])))"));
    }

    public static void main(String[] arguments) {
        int seriesPerQuery = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
        PromqlSteps bench = new PromqlSteps(seriesPerQuery);
        for (int round = 0; round < ROUNDS; round++) {
            long began = CPU.getCurrentThreadCpuTime();
            double check = bench.day(round);
            double seconds = (CPU.getCurrentThreadCpuTime() - began) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "%d series, %d steps: %.0f steps/s of one core, %.1f us a step (check %.3f)%n",
                    bench.all.size(),
                    STEPS,
                    STEPS / seconds,
                    seconds / STEPS * 1e6,
                    check);
        }
    }

    private double day(int day) {
        double check = 0;
        for (int step = 0; step < STEPS; step++) {
            long now = ((long) day * STEPS + step) * STEP_MILLIS;
            for (int i = 0; i < all.size(); i++) {
                all.get(i).append(now, now / 1000.0 * (1 + i % 7));
            }
            for (PreparedQuery query : queries) {
                check += query.at(now).samples().stream().mapToDouble(sample -> sample.value()).sum();
            }
        }
        return check;
    }
}
