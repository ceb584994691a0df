package dev.tenfold.policy.keda;

import dev.tenfold.document.Documents;
import dev.tenfold.document.Mapping;
import dev.tenfold.document.Problems;
import dev.tenfold.metric.Sample;
import dev.tenfold.policy.keda.trigger.Answer;
import dev.tenfold.policy.keda.trigger.CloudWatchQuery;
import dev.tenfold.policy.keda.trigger.ExternalMetric;
import dev.tenfold.policy.keda.trigger.PartitionOffsets;
import dev.tenfold.policy.keda.trigger.RabbitMqQueue;
import dev.tenfold.policy.keda.trigger.SqsCounts;
import dev.tenfold.policy.keda.trigger.TriggerSource;
import dev.tenfold.policy.manifest.ScaledJobReader;
import dev.tenfold.policy.manifest.ScaledObjectReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** A target and some redis lists, for tests: a list of which nothing is known cannot be reached. */
final class SmallWorld implements KedaView, JobView, TriggerSource {
    static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    final Map<String, Double> lists = new TreeMap<>();
    OptionalInt replicas = OptionalInt.of(0);
    int ready;
    int pending;
    int started;
    boolean obeys = true;
    int asked;

    /** A ScaledObject over the lists a and b, each with a target of 10 and active above 0. */
    static ScaledObject object(String spec) {
        return object("", spec);
    }

    /** The same with an annotation. */
    static ScaledObject object(String annotation, String spec) {
        String yaml = """
                apiVersion: keda.sh/v1alpha1
                kind: ScaledObject
                metadata:
                  name: web
                  annotations: {%s}
                spec:
                  scaleTargetRef: {name: web}
                %s
                """.formatted(annotation, spec.indent(2));
        Problems problems = new Problems();
        Mapping document = (Mapping) Documents.read("web.yaml", yaml, problems).get(0);
        ScaledObject read =
                ScaledObjectReader.read(document, problems).orElseThrow().spec();
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(problems.lines().toString());
        }
        return read;
    }

    static ScaledJob job(String spec) {
        String yaml = """
                apiVersion: keda.sh/v1alpha1
                kind: ScaledJob
                metadata: {name: batch}
                spec:
                  jobTargetRef: {}
                %s
                """.formatted(spec.indent(2));
        Problems problems = new Problems();
        Mapping document =
                (Mapping) Documents.read("batch.yaml", yaml, problems).get(0);
        return ScaledJobReader.read(document, problems).orElseThrow().spec();
    }

    static String trigger(String list) {
        return "- {type: redis, name: " + list + ", metadata: {address: redis, listName: " + list
                + ", listLength: '10', activationListLength: '0'}}\n";
    }

    SmallWorld at(int count) {
        replicas = OptionalInt.of(count);
        ready = count;
        return this;
    }

    SmallWorld list(String name, double length) {
        lists.put(name, length);
        return this;
    }

    @Override
    public OptionalInt replicas() {
        return replicas;
    }

    @Override
    public int readyReplicas() {
        return ready;
    }

    @Override
    public int running() {
        return replicas.orElse(0);
    }

    @Override
    public int pending() {
        return pending;
    }

    @Override
    public void start(int jobs) {
        started += jobs;
        replicas = OptionalInt.of(running() + jobs);
    }

    @Override
    public TriggerSource source() {
        return this;
    }

    @Override
    public Instant calendar() {
        return Instant.EPOCH;
    }

    @Override
    public boolean scaleTo(int wanted) {
        if (obeys) {
            at(wanted);
        }
        return obeys;
    }

    @Override
    public Answer<Double> reading(String type, Map<String, String> metadata) {
        asked++;
        Double length = lists.get(metadata.get("listName"));
        return length == null ? Answer.failed("connection refused") : Answer.of(length);
    }

    @Override
    public Answer<List<Sample>> query(String serverAddress, String query) {
        return Answer.failed("no Prometheus");
    }

    @Override
    public Answer<List<PartitionOffsets>> partitions(String topic, String consumerGroup) {
        return Answer.failed("no Kafka");
    }

    @Override
    public Answer<List<RabbitMqQueue>> queues(String host, String vhost, String queueName, boolean regex) {
        return Answer.failed("no RabbitMQ");
    }

    @Override
    public Answer<SqsCounts> messages(String queueUrl) {
        return Answer.failed("no SQS");
    }

    @Override
    public Answer<Optional<List<Double>>> datapoints(CloudWatchQuery query) {
        return Answer.failed("no CloudWatch");
    }

    @Override
    public Answer<Double> metricsApi(String url, String valueLocation) {
        return Answer.failed("no endpoint");
    }

    @Override
    public Answer<ExternalMetric> external(String scalerAddress, Map<String, String> metadata) {
        return Answer.failed("no scaler");
    }
}
