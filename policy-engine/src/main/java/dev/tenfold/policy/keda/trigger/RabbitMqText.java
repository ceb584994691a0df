package dev.tenfold.policy.keda.trigger;

import static dev.tenfold.policy.keda.trigger.Parameters.Origin.AUTHENTICATION;
import static dev.tenfold.policy.keda.trigger.Parameters.Origin.ENVIRONMENT;
import static dev.tenfold.policy.keda.trigger.Parameters.Origin.METADATA;

import dev.tenfold.document.Names;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parameters of a RabbitMQ trigger, and what KEDA checks of them.
 *
 * @param in where they stand
 * @see <a href="https://github.com/kedacore/keda/blob/main/pkg/scalers/rabbitmq_scaler.go">rabbitmq_scaler.go</a>
 */
record RabbitMqText(Parameters in) {
    private static final double DEFAULT_LENGTH = 20;
    private static final Pattern SCHEME = Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]*):.*");
    private static final Parameters.Origin[] ANYWHERE = {METADATA, AUTHENTICATION, ENVIRONMENT};

    /** How the broker is asked; hidden where the address that says so stands elsewhere. */
    private enum Protocol {
        AMQP,
        HTTP,
        HIDDEN
    }

    /** What the trigger measures and aims at. */
    private record Aim(RabbitMqMode mode, double value) {}

    RabbitMqTrigger read() {
        String queueName = in.required("queueName");
        String host = in.required("host", ANYWHERE);
        Protocol protocol = protocol(host);
        Aim aim = aim();
        boolean regex = in.flag("useRegex", false);
        boolean readyOnly = in.flag("excludeUnacknowledged", false);
        boolean needsHttp = aim.mode().needsHttp() || regex || readyOnly;
        if (protocol == Protocol.AMQP) {
            refuseOverAmqp(aim.mode(), regex, readyOnly);
        }
        checkTheRest();
        return new RabbitMqTrigger(
                in.id(),
                host,
                protocol == Protocol.HTTP || needsHttp,
                in.text("vhostName", METADATA, AUTHENTICATION).orElse(""),
                queueName,
                regex,
                operation(),
                readyOnly,
                aim.mode(),
                aim.value(),
                in.number("activationValue").orElse(0));
    }

    private Protocol protocol(String host) {
        String written = in.choice("protocol", "auto", List.of("amqp", "http", "auto"), METADATA, AUTHENTICATION);
        if (!written.equals("auto")) {
            return written.equals("http") ? Protocol.HTTP : Protocol.AMQP;
        }
        if (host.isEmpty() || host.startsWith("$(") || host.startsWith("${") || host.startsWith("{{")) {
            return Protocol.HIDDEN;
        }
        Matcher address = SCHEME.matcher(host);
        switch (address.matches() ? address.group(1).toLowerCase(Locale.ROOT) : "") {
            case "amqp", "amqps":
                return Protocol.AMQP;
            case "http", "https":
                return Protocol.HTTP;
            default:
                String hint = address.matches() ? "" : "`hostFromEnv: " + host + "`";
                in.problem("host", "must begin with amqp://, amqps://, http:// or https://", hint);
                return Protocol.HIDDEN;
        }
    }

    /** The mode and its value, or the queue length alone, as older files have it. */
    private Aim aim() {
        String mode = in.text("mode").orElse("Unknown");
        double length = in.number("queueLength").orElse(0);
        double value = in.number("value").orElse(0);
        boolean unknown = mode.equals("Unknown");
        if (length != 0) {
            if (!unknown || value != 0) {
                in.problem("queueLength", "must not stand beside mode and value, which replace it", "");
            }
            return new Aim(RabbitMqMode.QUEUE_LENGTH, length);
        }
        if (unknown && value == 0) {
            return new Aim(RabbitMqMode.QUEUE_LENGTH, DEFAULT_LENGTH);
        }
        Optional<RabbitMqMode> known = RabbitMqMode.of(mode);
        if (unknown) {
            in.problem("mode", "is missing: it must be " + modes(), "");
        } else if (known.isEmpty()) {
            String hint = Names.nearest(mode, RabbitMqMode.texts())
                    .map(near -> "`" + near + "`")
                    .orElse("");
            in.problem("mode", "must be " + modes(), hint);
        }
        if (in.text("value").isEmpty()) {
            in.problem("value", "is missing", "");
        } else if (in.text("value").map(GoText::jsonNumber).equals(Optional.of(OptionalDouble.of(0)))) {
            in.problem("value", "must not be 0", "");
        }
        return new Aim(known.orElse(RabbitMqMode.QUEUE_LENGTH), value);
    }

    private static String modes() {
        List<String> texts = RabbitMqMode.texts();
        return String.join(", ", texts.subList(0, texts.size() - 1)) + " or " + texts.get(texts.size() - 1);
    }

    private void refuseOverAmqp(RabbitMqMode mode, boolean regex, boolean readyOnly) {
        if (mode.needsHttp()) {
            in.problem("mode", "needs the HTTP protocol", "");
        }
        if (regex) {
            in.problem("useRegex", "needs the HTTP protocol", "");
        }
        if (readyOnly) {
            in.problem("excludeUnacknowledged", "needs the HTTP protocol", "");
        }
        boolean written = in.text("mode").isPresent() || in.text("value").isPresent();
        if (written
                && in.duration("timeout").filter(timeout -> !timeout.isZero()).isPresent()) {
            in.problem("timeout", "needs the HTTP protocol", "");
        }
        if (in.text("workloadIdentityResource", AUTHENTICATION).isPresent()) {
            in.problem("host", "must not be of AMQP with a workload identity", "");
        }
    }

    private RabbitMqOperation operation() {
        String text = in.text("operation").orElse("sum");
        return RabbitMqOperation.of(text).orElseGet(() -> {
            in.warn("operation", "should be sum, avg or max: KEDA fails at every poll that finds a queue");
            return RabbitMqOperation.SUM;
        });
    }

    private void checkTheRest() {
        in.duration("timeout");
        in.flag("unsafeSsl", false);
        if (in.whole("pageSize", 1) < 1) {
            in.problem("pageSize", "must be >= 1", "");
        }
        in.choice("tls", "disable", List.of("enable", "disable"), AUTHENTICATION);
        if (in.text("cert", AUTHENTICATION).isPresent()
                != in.text("key", AUTHENTICATION).isPresent()) {
            in.problem("tls", "needs both a cert and a key", "");
        }
        boolean user = in.text("username", AUTHENTICATION, ENVIRONMENT).isPresent();
        if (user != in.text("password", AUTHENTICATION, ENVIRONMENT).isPresent()) {
            in.problem(user ? "password" : "username", "is missing: both must be given or none", "");
        }
        in.ignore("ca", "keyPassword", "workloadIdentityResource");
    }
}
