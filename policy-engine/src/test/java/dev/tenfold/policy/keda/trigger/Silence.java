package dev.tenfold.policy.keda.trigger;

import dev.tenfold.metric.Sample;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A world in which nothing answers; tests let one thing speak. */
class Silence implements TriggerSource {
    static final String WHY = "nobody is there";

    @Override
    public Answer<List<Sample>> query(String serverAddress, String query) {
        return Answer.failed(WHY);
    }

    @Override
    public Answer<List<PartitionOffsets>> partitions(String topic, String consumerGroup) {
        return Answer.failed(WHY);
    }

    @Override
    public Answer<List<RabbitMqQueue>> queues(String host, String vhost, String queueName, boolean regex) {
        return Answer.failed(WHY);
    }

    @Override
    public Answer<SqsCounts> messages(String queueUrl) {
        return Answer.failed(WHY);
    }

    @Override
    public Answer<Optional<List<Double>>> datapoints(CloudWatchQuery query) {
        return Answer.failed(WHY);
    }

    @Override
    public Answer<Double> metricsApi(String url, String valueLocation) {
        return Answer.failed(WHY);
    }

    @Override
    public Answer<ExternalMetric> external(String scalerAddress, Map<String, String> metadata) {
        return Answer.failed(WHY);
    }

    @Override
    public Answer<Double> reading(String type, Map<String, String> metadata) {
        return Answer.failed(WHY);
    }
}
