package dev.tenfold.rehearsal;

import dev.tenfold.fault.Source;
import dev.tenfold.metric.Sample;
import dev.tenfold.policy.keda.trigger.Answer;
import dev.tenfold.policy.keda.trigger.AwsCloudWatchTrigger;
import dev.tenfold.policy.keda.trigger.CloudWatchQuery;
import dev.tenfold.policy.keda.trigger.CronTrigger;
import dev.tenfold.policy.keda.trigger.ExternalMetric;
import dev.tenfold.policy.keda.trigger.PartitionOffsets;
import dev.tenfold.policy.keda.trigger.PrometheusTrigger;
import dev.tenfold.policy.keda.trigger.RabbitMqQueue;
import dev.tenfold.policy.keda.trigger.ResourceTrigger;
import dev.tenfold.policy.keda.trigger.SqsCounts;
import dev.tenfold.policy.keda.trigger.Trigger;
import dev.tenfold.policy.keda.trigger.TriggerSource;
import dev.tenfold.promql.Query;
import dev.tenfold.promql.function.EvaluationFailure;
import dev.tenfold.rehearsal.Queues.Held;
import dev.tenfold.scenario.QueueSpec.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The systems that KEDA's triggers ask, fed from the model. */
final class WorldTriggers implements TriggerSource {
    /** So long after the first look a rate has samples to be made of, if there are any. */
    private static final long LONG_NANOS = 300_000_000_000L;

    private static final long NEVER = Long.MIN_VALUE;

    private final Platform platform;
    private final Queues queues;
    private final Map<String, Asked> queries = new LinkedHashMap<>();
    private final Map<String, FlowRates> flows = new LinkedHashMap<>();

    /** A query that triggers ask. */
    private static final class Asked {
        private final Query query;
        /** Since when it has matched nothing; never if it was not asked yet. */
        private long unmatchedNanos = NEVER;
        /** Whether it has matched something, or it was told that it has not. */
        private boolean settled;

        private Asked(Query query) {
            this.query = query;
        }
    }

    WorldTriggers(Platform platform) {
        this.platform = platform;
        queues = new Queues(platform.script().scenario(), platform.world());
    }

    /** A trigger will look, so what it asks has to be gathered. */
    void want(Trigger trigger) {
        if (trigger instanceof PrometheusTrigger prometheus) {
            platform.monitoring().want(prometheus.query());
        }
    }

    /** The same once monitoring is open: a query has to be ready before there are samples. */
    void prepare(Trigger trigger, String target) {
        if (trigger instanceof PrometheusTrigger prometheus) {
            asked(prometheus.query());
        } else if (trigger instanceof AwsCloudWatchTrigger cloudWatch) {
            Instant start = platform.monitoring().start();
            platform.cloudWatch().want(CloudWatch.metric(cloudWatch.query(start)), target);
        }
    }

    /** Whether a trigger looks at queues as they are, rather than at what was scraped or at the calendar. */
    static boolean looksAtQueues(Trigger trigger) {
        return !(trigger instanceof PrometheusTrigger
                || trigger instanceof AwsCloudWatchTrigger
                || trigger instanceof CronTrigger
                || trigger instanceof ResourceTrigger);
    }

    @Override
    public Answer<List<Sample>> query(String serverAddress, String query) {
        Optional<String> silence = silence(Source.PROMETHEUS);
        if (silence.isPresent()) {
            return Answer.failed(silence.get());
        }
        try {
            Asked asked = asked(query);
            List<Sample> samples =
                    asked.query.at(platform.monitoring().nowMillis()).samples();
            if (samples.isEmpty() && platform.nowNanos() < platform.monitoring().knowsFromNanos()) {
                return Answer.failed("nothing has been scraped twice yet"); // Of triggers that stand beside others.
            }
            if (!asked.settled) {
                noteUnmatched(asked, samples.isEmpty());
            }
            return Answer.of(samples);
        } catch (EvaluationFailure failure) {
            return Answer.failed(failure.getMessage());
        }
    }

    private Asked asked(String query) {
        return queries.computeIfAbsent(
                query, text -> new Asked(platform.monitoring().queries().prepare(text)));
    }

    /** A query that never matches mostly has a name or a label that nobody publishes: nothing else would tell. */
    private void noteUnmatched(Asked asked, boolean nothing) {
        long now = platform.nowNanos();
        asked.unmatchedNanos = asked.unmatchedNanos == NEVER ? now : asked.unmatchedNanos;
        boolean forLong = asked.unmatchedNanos <= now - LONG_NANOS;
        asked.settled = !nothing || forLong;
        if (nothing && forLong) {
            String why =
                    asked.query.text() + ": if it should have, look at its names and labels, and at metrics.presets";
            platform.world()
                    .history()
                    .note(Happening.mark(
                            now, Happening.Kind.NOTICE, "", "a trigger's query has matched nothing for 5 min", why));
        }
    }

    @Override
    public Answer<List<PartitionOffsets>> partitions(String topic, String consumerGroup) {
        List<Held> found = queues.find(
                Kind.KAFKA,
                (queue, wanted) -> (wanted.isEmpty() || queue.isCalled(wanted))
                        && queue.spec().group(queue.consumer()).equals(consumerGroup),
                topic);
        if (found.isEmpty()) {
            return Answer.failed(queues.unknown(topic + " with the consumer group " + consumerGroup));
        }
        List<PartitionOffsets> offsets = new ArrayList<>();
        for (Held queue : found) {
            int partitions = queue.spec().partitionCount();
            long newest = Math.round(queue.backlog().produced());
            long lag = Math.min(newest, Math.round(queue.backlog().lag()));
            for (int i = 0; i < partitions; i++) {
                long produced = share(newest, partitions, i);
                long consumed = produced - Math.min(produced, share(lag, partitions, i));
                offsets.add(
                        new PartitionOffsets(queue.name(), i, OptionalLong.of(consumed), OptionalLong.of(produced)));
            }
        }
        return Answer.of(offsets);
    }

    @Override
    public Answer<List<RabbitMqQueue>> queues(String host, String vhost, String queueName, boolean regex) {
        List<RabbitMqQueue> answer = new ArrayList<>();
        try {
            Pattern pattern = Pattern.compile(regex ? queueName : Pattern.quote(queueName));
            List<Held> found = queues.find(
                    Kind.RABBITMQ,
                    (queue, wanted) -> pattern.matcher(queue.name()).find() && (regex || queue.isCalled(wanted)),
                    queueName);
            for (Held queue : found) {
                FlowRates flow = flows.computeIfAbsent(queue.key(), key -> new FlowRates(queue.backlog()));
                flow.read(platform.nowNanos());
                long ready = Math.round(queue.backlog().waiting());
                long messages = ready + Math.round(queue.backlog().inFlight());
                answer.add(new RabbitMqQueue(messages, ready, flow.publishRate(), flow.deliverRate()));
            }
        } catch (PatternSyntaxException wrong) {
            return Answer.failed("queueName is no regular expression: " + wrong.getDescription());
        }
        return answer.isEmpty() && !regex ? Answer.failed(queues.unknown(queueName)) : Answer.of(answer);
    }

    @Override
    public Answer<SqsCounts> messages(String queueUrl) {
        return queues.find(Kind.SQS, Held::isCalled, queueUrl).stream()
                .findFirst()
                .map(queue -> Answer.of(new SqsCounts(
                        Math.round(queue.backlog().waiting()),
                        Math.round(queue.backlog().inFlight()),
                        0)))
                .orElseGet(() -> Answer.failed(queues.unknown(queueUrl)));
    }

    @Override
    public Answer<Optional<List<Double>>> datapoints(CloudWatchQuery query) {
        return silence(Source.CLOUDWATCH)
                .<Answer<Optional<List<Double>>>>map(Answer::failed)
                .orElseGet(() -> platform.cloudWatch().newestFirst(query));
    }

    /** Why a system answers with an error. */
    private Optional<String> silence(Source system) {
        return platform.distortions().silence(system, false, platform.nowNanos());
    }

    @Override
    public Answer<Double> metricsApi(String url, String valueLocation) {
        String field = valueLocation.substring(valueLocation.lastIndexOf('.') + 1);
        return signal(List.of(url, valueLocation, field));
    }

    /** The model does not know what target an external scaler would state: the trigger's own metadata has to say. */
    @Override
    public Answer<ExternalMetric> external(String scalerAddress, Map<String, String> metadata) {
        List<String> names = new ArrayList<>(List.of(scalerAddress));
        names.addAll(metadata.values());
        return signal(names)
                .then(value -> target(metadata)
                        .map(target -> Answer.of(new ExternalMetric("external", value, target, value > 0)))
                        .orElseGet(() -> Answer.failed("nobody says at what the external scaler " + scalerAddress
                                + " holds its metric: its metadata needs a threshold")));
    }

    @Override
    public Answer<Double> reading(String type, Map<String, String> metadata) {
        Optional<Held> queue = queues.any(metadata.values());
        List<String> names = new ArrayList<>(metadata.values());
        names.add(type);
        return queue.map(held -> Answer.of((double) Math.round(held.backlog().waiting())))
                .orElseGet(() -> signal(names));
    }

    private Answer<Double> signal(List<String> names) {
        Optional<String> silence = silence(Source.SIGNALS);
        if (silence.isPresent()) {
            return Answer.failed(silence.get());
        }
        Map<String, SignalSource> signals = platform.signals();
        for (String name : names) {
            SignalSource signal = signals.get(name);
            if (signal != null && !signal.known()) {
                return Answer.failed(name + " could not be fetched");
            }
            if (signal != null) {
                return Answer.of(signal.milli() / 1000.0);
            }
        }
        return Answer.failed("the scenario has no signal called " + String.join(" or ", names));
    }

    private static Optional<Double> target(Map<String, String> metadata) {
        for (String key : List.of("threshold", "targetValue", "metricThreshold", "target", "value")) {
            String written = metadata.getOrDefault(key, "");
            if (written.matches("\\d{1,15}(\\.\\d{1,9})?")) {
                return Optional.of(Double.parseDouble(written));
            }
        }
        return Optional.empty();
    }

    private static long share(long whole, int parts, int index) {
        return whole / parts + (index < whole % parts ? 1 : 0);
    }
}
