package dev.tenfold.drive.seek;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * c servers with exponential times and one queue, in virtual time. What waits at the end of a tryout is there in the
 * next.
 */
final class SimulatedServers implements Tryout {
    private final Erlang servers;
    private final Goal goal;
    private final RandomGenerator random;
    private final double[] freeAt;
    private final PriorityQueue<double[]> ends = new PriorityQueue<>((a, b) -> Double.compare(a[0], b[0]));
    private double now;
    /** Rate above which the generator cannot keep its schedule. */
    private final double generator;

    int seconds;

    SimulatedServers(Erlang servers, Goal goal, long seed, double generator) {
        this.servers = servers;
        this.goal = goal;
        this.generator = generator;
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        freeAt = new double[servers.servers()];
    }

    private double exponential(double mean) {
        return -mean * Math.log(1 - random.nextDouble());
    }

    @Override
    public Future<Void> keep(double rate, int mostSeconds, Predicate<Seen> goesOn) {
        double start = now;
        double next = start + exponential(1 / rate);
        for (int second = 1; second <= mostSeconds; second++) {
            double end = start + second;
            int offered = 0;
            for (; next < end; next += exponential(1 / rate)) {
                arrive(next);
                offered++;
            }
            now = end;
            seconds++;
            if (!goesOn.test(new Seen(second, sample(offered, end, rate)))) {
                break;
            }
        }
        return Future.succeededFuture();
    }

    private void arrive(double at) {
        int first = 0;
        for (int i = 1; i < freeAt.length; i++) {
            first = freeAt[i] < freeAt[first] ? i : first;
        }
        freeAt[first] = Math.max(at, freeAt[first]) + exponential(servers.seconds());
        ends.add(new double[] {freeAt[first], freeAt[first] - at});
    }

    private Sample sample(int offered, double end, double rate) {
        List<Double> took = new ArrayList<>();
        while (!ends.isEmpty() && ends.peek()[0] <= end) {
            took.add(ends.poll()[1]);
        }
        double[] sorted =
                took.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        long late = Arrays.stream(sorted).filter(each -> each > goal.seconds()).count();
        double quantile =
                sorted.length == 0 ? Double.NaN : sorted[(int) Math.floor(goal.quantile() * (sorted.length - 1))];
        List<String> objections = rate > generator ? List.of("sent 20 ms late") : List.of();
        double share = sorted.length == 0 ? (ends.isEmpty() ? 0 : 1) : (double) late / sorted.length;
        return new Sample(offered, sorted.length, share, 0, ends.size(), quantile, 0, objections, 0, objections);
    }
}
