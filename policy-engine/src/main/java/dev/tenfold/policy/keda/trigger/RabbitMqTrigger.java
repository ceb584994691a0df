package dev.tenfold.policy.keda.trigger;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * Reads the length or the rates of a queue of RabbitMQ.
 *
 * @param id see {@link TriggerId}
 * @param host connection text, without its secret where that stands elsewhere
 * @param http whether the management interface is asked; otherwise AMQP, which only shows messages that are ready
 * @param vhost virtual host; empty for the one that the host names
 * @param queueName name, or a regular expression
 * @param regex whether the name is an expression
 * @param operation what is made of the queues that match
 * @param excludeUnacknowledged whether only messages that are ready count
 * @param mode what is made of the queue
 * @param target value of the metric that is aimed at
 * @param activationThreshold value above which the trigger is active
 * @see <a href="https://github.com/kedacore/keda/blob/main/pkg/scalers/rabbitmq_scaler.go">rabbitmq_scaler.go</a>
 */
public record RabbitMqTrigger(
        TriggerId id,
        String host,
        boolean http,
        String vhost,
        String queueName,
        boolean regex,
        RabbitMqOperation operation,
        boolean excludeUnacknowledged,
        RabbitMqMode mode,
        double target,
        double activationThreshold)
        implements Trigger {
    public RabbitMqTrigger {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(vhost, "vhost");
        Objects.requireNonNull(queueName, "queueName");
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(mode, "mode");
        if (!http && (regex || excludeUnacknowledged || mode.needsHttp())) {
            throw new IllegalArgumentException("AMQP shows only the length of one queue");
        }
    }

    static RabbitMqTrigger read(Parameters in) {
        return new RabbitMqText(in).read();
    }

    @Override
    public String bareMetricName() {
        return MetricNames.normalised("rabbitmq-" + MetricNames.queryEscaped(queueName));
    }

    @Override
    public OptionalDouble threshold() {
        return OptionalDouble.of(target);
    }

    @Override
    public List<Need> needs() {
        return List.of(new Need(regex ? "queues matching" : "queue", queueName));
    }

    @Override
    public Observation observe(TriggerSource source, TriggerMemory memory, Instant now) {
        Answer<List<RabbitMqQueue>> answer = source.queues(host, vhost, queueName, regex);
        return answer.value().map(this::observe).orElseGet(() -> Observation.failed(answer.failure()));
    }

    /** What the trigger makes of the queues that its name means: exactly one, unless it is an expression. */
    public Observation observe(List<RabbitMqQueue> queues) {
        if (!regex && queues.size() != 1) {
            return Observation.failed("there is no queue " + queueName);
        }
        RabbitMqQueue queue = regex ? operation.compose(queues) : queues.get(0);
        return mode.observe(
                queue, !http || excludeUnacknowledged ? queue.ready() : queue.messages(), activationThreshold);
    }
}
