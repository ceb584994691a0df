package dev.tenfold.policy.keda.trigger;

import dev.tenfold.metric.Sample;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The world as triggers see it at one moment: every system that a trigger can ask. What is out of reach, or was never
 * described, answers with a failure, which a trigger reports as KEDA reports an error of its scaler.
 */
public interface TriggerSource {

    /**
     * The instant vector that a PromQL query yields now.
     *
     * @param serverAddress of the Prometheus, as the trigger names it
     * @param query as written
     */
    Answer<List<Sample>> query(String serverAddress, String query);

    /**
     * The offsets of every partition of a topic.
     *
     * @param topic its name; empty for all topics that the group reads
     * @param consumerGroup whose offsets are meant
     */
    Answer<List<PartitionOffsets>> partitions(String topic, String consumerGroup);

    /**
     * The state of a queue of RabbitMQ, or of all whose names match.
     *
     * @param host connection text as written, without its secret where that stands elsewhere
     * @param vhost virtual host; empty for the one that the host names
     * @param queueName name, or a regular expression
     * @param regex whether the name is an expression, of which none, one or several queues may be the answer
     */
    Answer<List<RabbitMqQueue>> queues(String host, String vhost, String queueName, boolean regex);

    /** The counts of an SQS queue, by its address or name. */
    Answer<SqsCounts> messages(String queueUrl);

    /**
     * The values of a CloudWatch query, newest first; none if its window holds no data point, an empty {@code Optional}
     * if CloudWatch returns no result at all.
     */
    Answer<Optional<List<Double>>> datapoints(CloudWatchQuery query);

    /**
     * The number that an HTTP endpoint shows.
     *
     * @param url as written
     * @param valueLocation where the number stands in what the endpoint returns, as written
     */
    Answer<Double> metricsApi(String url, String valueLocation);

    /**
     * What an external scaler says.
     *
     * @param scalerAddress host and port
     * @param metadata everything that the trigger hands to the scaler
     */
    Answer<ExternalMetric> external(String scalerAddress, Map<String, String> metadata);

    /**
     * The metric of a scaler that is not modelled, as its own arithmetic would yield it.
     *
     * @param type of the trigger, such as {@code redis}
     * @param metadata everything that is written
     */
    Answer<Double> reading(String type, Map<String, String> metadata);
}
