package dev.tenfold.export;

import dev.tenfold.scenario.ServiceSpec;
import dev.tenfold.scenario.SignalSpec;
import dev.tenfold.scenario.SignalSpec.Measure;
import dev.tenfold.service.Account;
import dev.tenfold.service.Backlog;
import dev.tenfold.service.Cause;
import dev.tenfold.service.LatencyMixture;
import dev.tenfold.service.Service;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * What AWS sends to CloudWatch of a service: an Auto Scaling group or an ECS service behind a load balancer, or the
 * consumer of a queue.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/viewing_metrics_with_cloudwatch.html">AWS/EC2</a>
 * @see <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/">AWS/ApplicationELB: CloudWatch
 *     metrics</a>
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/available-metrics.html">AWS/ECS</a>
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/">AWS/SQS: available
 *     CloudWatch metrics</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-metrics.html">AWS/AutoScaling</a>
 */
final class AwsMetrics {
    /** A small request and an answer of a page: nothing better is known of a request. */
    private static final double BYTES_IN = 2_000;

    private static final double BYTES_OUT = 20_000;
    private static final String QUEUES = "AWS/SQS";
    private static final Map<String, Origin> ORIGINS = origins();

    private AwsMetrics() {}

    /** How a metric comes from a service. */
    @FunctionalInterface
    private interface Origin {
        CloudWatchSource of(Service service, ServiceSpec spec);
    }

    /** The source of a metric of AWS; empty if it is not modelled. */
    static Optional<CloudWatchSource> source(String namespace, String name, Service service, ServiceSpec spec) {
        boolean sent = !namespace.equals(QUEUES) || service.backlog().isPresent();
        return Optional.ofNullable(ORIGINS.get(namespace + " " + name))
                .filter(origin -> sent)
                .map(origin -> origin.of(service, spec));
    }

    /** Namespace and name, with a blank between, of all that are modelled. */
    static Set<String> names() {
        return ORIGINS.keySet();
    }

    /** A metric that an application sends by itself; what can be counted is sent as the number of the period. */
    static CloudWatchSource source(SignalSpec series, Service service) {
        double scale = series.scale().value();
        Measure measure = series.measure();
        if (!measure.counted()) {
            return gauge(service, each -> scale * level(each, measure));
        }
        Increase increase = new Increase(service, each -> count(each.account(), measure));
        return (now, seconds) -> StatisticSet.of(scale * increase.next());
    }

    private static Map<String, Origin> origins() {
        Map<String, Origin> origins = new LinkedHashMap<>();
        origins.put(
                "AWS/EC2 CPUUtilization",
                (service, spec) ->
                        new InstanceUsage(service.fleet(), spec.cores().value()));
        origins.put("AWS/EC2 NetworkIn", (service, spec) -> perInstance(service, BYTES_IN));
        origins.put("AWS/EC2 NetworkOut", (service, spec) -> perInstance(service, BYTES_OUT));
        origins.put(
                "AWS/ECS CPUUtilization",
                (service, spec) -> new InstanceUsage(service.fleet(), spec.requestedMilli() / 1000.0));
        origins.put("AWS/ECS MemoryUtilization", AwsMetrics::memory);
        loadBalancer(origins);
        queue(origins);
        String group = "AWS/AutoScaling Group";
        gauge(origins, group + "DesiredCapacity", service -> service.fleet().wanted());
        gauge(origins, group + "InServiceInstances", service -> service.fleet().ready());
        gauge(origins, group + "PendingInstances", service -> service.fleet().starting());
        gauge(origins, group + "TotalInstances", service -> service.fleet().existing());
        return origins;
    }

    private static void loadBalancer(Map<String, Origin> origins) {
        String space = "AWS/ApplicationELB ";
        events(origins, space + "RequestCount", AwsMetrics::requests);
        events(origins, space + "HTTPCode_Target_2XX_Count", account -> Outcome.SUCCESS.atProxy(account));
        events(
                origins,
                space + "HTTPCode_Target_5XX_Count",
                account -> account.lost(Cause.ERROR) + account.lost(Cause.DEPENDENCY) + account.lost(Cause.QUEUE_FULL));
        events(
                origins,
                space + "HTTPCode_ELB_5XX_Count",
                account -> account.lost(Cause.KILLED)
                        + account.lost(Cause.TERMINATED)
                        + account.lost(Cause.NO_REPLICA)
                        + account.lost(Cause.DOWN)
                        + account.lost(Cause.NOT_READY)
                        + account.lost(Cause.STOPPED));
        origins.put(space + "RequestCountPerTarget", (service, spec) -> perTarget(service));
        origins.put(space + "TargetResponseTime", (service, spec) -> responseTimes(service));
        gauge(origins, space + "HealthyHostCount", service -> service.fleet().ready());
        gauge(origins, space + "UnHealthyHostCount", service -> service.fleet().starting());
    }

    private static void queue(Map<String, Origin> origins) {
        messages(origins, "ApproximateNumberOfMessagesVisible", (backlog, now) -> Math.round(backlog.waiting()));
        messages(origins, "ApproximateNumberOfMessagesNotVisible", (backlog, now) -> Math.round(backlog.inFlight()));
        messages(origins, "ApproximateAgeOfOldestMessage", Backlog::oldestAgeSeconds);
        count(origins, "NumberOfMessagesSent", Backlog::produced);
        count(origins, "NumberOfMessagesDeleted", Backlog::consumed);
    }

    /** What a queue holds at an instant. */
    private interface Held {
        double of(Backlog backlog, long nowNanos);
    }

    private static void messages(Map<String, Origin> origins, String name, Held held) {
        origins.put(QUEUES + " " + name, (service, spec) -> {
            Backlog backlog = service.backlog().orElseThrow();
            return (now, seconds) -> StatisticSet.of(held.of(backlog, now));
        });
    }

    private static void count(Map<String, Origin> origins, String name, ToDoubleFunction<Backlog> count) {
        origins.put(QUEUES + " " + name, (service, spec) -> {
            Increase increase = new Increase(
                    service, each -> count.applyAsDouble(each.backlog().orElseThrow()));
            return (now, seconds) -> StatisticSet.of(increase.next());
        });
    }

    private static void gauge(Map<String, Origin> origins, String name, ToDoubleFunction<Service> level) {
        origins.put(name, (service, spec) -> gauge(service, level));
    }

    private static CloudWatchSource gauge(Service service, ToDoubleFunction<Service> level) {
        return (now, seconds) -> StatisticSet.of(level.applyAsDouble(service));
    }

    /** Counts of which each is sent as a one; nothing is sent where there is none. */
    private static void events(Map<String, Origin> origins, String name, ToDoubleFunction<Account> count) {
        origins.put(name, (service, spec) -> {
            Increase increase = new Increase(service, each -> count.applyAsDouble(each.account()));
            return (now, seconds) -> {
                double events = increase.next();
                return events > 0 ? StatisticSet.of(1, events) : null;
            };
        });
    }

    /** Requests for which the load balancer found a target, when they end. */
    private static double requests(Account account) {
        return account.served() + account.failed() + account.lost(Cause.QUEUE_FULL);
    }

    /** An average over the targets, which AWS calls a sum. */
    private static CloudWatchSource perTarget(Service service) {
        Increase increase = new Increase(service, each -> requests(each.account()));
        return (now, seconds) -> {
            double requests = increase.next();
            int targets = service.fleet().ready();
            return requests > 0 && targets > 0 ? StatisticSet.of(requests / targets) : null;
        };
    }

    private static CloudWatchSource perInstance(Service service, double bytes) {
        Increase increase = new Increase(service, each -> requests(each.account()));
        return (now, seconds) -> {
            double sum = increase.next() * bytes;
            int instances = service.fleet().ready();
            return instances > 0 ? StatisticSet.of(sum / instances, instances) : null;
        };
    }

    private static CloudWatchSource responseTimes(Service service) {
        LatencyMixture times = service.ledger().latencies();
        return (now, seconds) -> {
            StatisticSet set = times.weight() > 0 ? StatisticSet.of(times.copy()) : null;
            times.clear();
            return set;
        };
    }

    private static CloudWatchSource memory(Service service, ServiceSpec spec) {
        return (now, seconds) -> {
            int ready = service.fleet().ready();
            int existing = service.fleet().existing();
            double idle = spec.memory().idle().bytes();
            double requests = ready == 0
                    ? 0
                    : service.waiting() * spec.memory().perRequest().bytes();
            double reserved = spec.requests().memory().bytes();
            return existing == 0 ? null : StatisticSet.of(100 * (idle + requests / existing) / reserved, existing);
        };
    }

    private static double level(Service service, Measure measure) {
        return switch (measure) {
            case WAITING -> service.waiting();
            case MEAN_LATENCY -> service.meanSeconds();
            case P95_LATENCY -> service.quantileSeconds(0.95);
            case DEMAND, SERVED, ERRORS -> throw new IllegalStateException(measure + " is no level");
        };
    }

    private static double count(Account account, Measure measure) {
        return switch (measure) {
            case DEMAND -> account.offered();
            case SERVED -> account.served();
            case ERRORS -> account.failed() + account.refused();
            case WAITING, MEAN_LATENCY, P95_LATENCY -> throw new IllegalStateException(measure + " is no count");
        };
    }

    /** How much a count has risen since it was last asked. */
    private static final class Increase {
        private final Service service;
        private final ToDoubleFunction<Service> count;
        private double before;

        private Increase(Service service, ToDoubleFunction<Service> count) {
            this.service = service;
            this.count = count;
        }

        private double next() {
            double now = count.applyAsDouble(service);
            double increase = now - before;
            before = now;
            return increase;
        }
    }
}
