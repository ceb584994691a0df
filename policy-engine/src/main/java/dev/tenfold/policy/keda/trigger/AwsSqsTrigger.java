package dev.tenfold.policy.keda.trigger;

import static dev.tenfold.policy.keda.trigger.Parameters.Origin.AUTHENTICATION;
import static dev.tenfold.policy.keda.trigger.Parameters.Origin.ENVIRONMENT;
import static dev.tenfold.policy.keda.trigger.Parameters.Origin.METADATA;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Counts the messages of an SQS queue.
 *
 * @param id see {@link TriggerId}
 * @param queueUrl address of the queue, or its name
 * @param queueName its name alone
 * @param queueLength messages per replica that are aimed at
 * @param activationQueueLength messages above which the trigger is active
 * @param scaleOnInFlight whether messages that are being worked on count
 * @param scaleOnDelayed whether messages that may not be received yet count
 * @see <a href="https://github.com/kedacore/keda/blob/main/pkg/scalers/aws_sqs_queue_scaler.go">
 *     aws_sqs_queue_scaler.go</a>
 */
public record AwsSqsTrigger(
        TriggerId id,
        String queueUrl,
        String queueName,
        long queueLength,
        long activationQueueLength,
        boolean scaleOnInFlight,
        boolean scaleOnDelayed)
        implements Trigger {
    private static final long DEFAULT_LENGTH = 5;
    private static final Pattern ADDRESS = Pattern.compile("(?:[a-zA-Z][a-zA-Z0-9+.-]*:(?://[^/?]*)?|(?=/))([^?]*).*");

    public AwsSqsTrigger {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(queueUrl, "queueUrl");
        Objects.requireNonNull(queueName, "queueName");
    }

    static AwsSqsTrigger read(Parameters in) {
        String url = in.required("queueURL", METADATA, ENVIRONMENT);
        in.required("awsRegion", METADATA, AUTHENTICATION);
        in.ignore("awsEndpoint");
        AwsIdentity.read(in);
        return new AwsSqsTrigger(
                in.id(),
                url,
                name(url, in),
                in.whole("queueLength", DEFAULT_LENGTH),
                in.whole("activationQueueLength", 0),
                in.flag("scaleOnInFlight", true),
                in.flag("scaleOnDelayed", false));
    }

    /** What is no address is a name; an address must be of the form {@code https://host/account/name}. */
    private static String name(String url, Parameters in) {
        Matcher address = ADDRESS.matcher(url);
        if (!address.matches()) {
            return url;
        }
        String[] parts = address.group(1).split("/", -1);
        if (parts.length != 3 || parts[2].isEmpty()) {
            in.problem("queueURL", "must end in /ACCOUNT/QUEUE", "");
            return url;
        }
        return parts[2];
    }

    @Override
    public String bareMetricName() {
        return MetricNames.normalised("aws-sqs-" + queueName);
    }

    @Override
    public OptionalDouble threshold() {
        return OptionalDouble.of(queueLength);
    }

    @Override
    public double activationThreshold() {
        return activationQueueLength;
    }

    @Override
    public List<Need> needs() {
        return List.of(new Need("queue", queueName));
    }

    @Override
    public Observation observe(TriggerSource source, TriggerMemory memory, Instant now) {
        return Observation.above(
                activationQueueLength, source.messages(queueUrl).then(counts -> Answer.of((double) messages(counts))));
    }

    /** The messages that count. */
    public long messages(SqsCounts counts) {
        return counts.visible() + (scaleOnInFlight ? counts.notVisible() : 0) + (scaleOnDelayed ? counts.delayed() : 0);
    }

    /**
     * The messages that count, of the attributes of a queue as SQS sends them: text by name. Those that do not count
     * may be missing.
     */
    public Answer<Long> messages(Map<String, String> attributes) {
        long sum = 0;
        for (String name : attributeNames()) {
            OptionalLong count = GoText.decimal(attributes.getOrDefault(name, ""));
            if (count.isEmpty()) {
                return Answer.failed("the queue has no number in its attribute " + name);
            }
            sum += count.getAsLong();
        }
        return Answer.of(sum);
    }

    private List<String> attributeNames() {
        List<String> names = new ArrayList<>(List.of("ApproximateNumberOfMessages"));
        if (scaleOnInFlight) {
            names.add("ApproximateNumberOfMessagesNotVisible");
        }
        if (scaleOnDelayed) {
            names.add("ApproximateNumberOfMessagesDelayed");
        }
        return names;
    }
}
