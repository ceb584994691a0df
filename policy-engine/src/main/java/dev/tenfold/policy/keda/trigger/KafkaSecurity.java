package dev.tenfold.policy.keda.trigger;

import static dev.tenfold.policy.keda.trigger.Parameters.Origin.AUTHENTICATION;
import static dev.tenfold.policy.keda.trigger.Parameters.Origin.METADATA;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What a Kafka trigger says about how to connect: checked as KEDA checks it, and without effect on what is scaled.
 *
 * @see <a href="https://github.com/kedacore/keda/blob/main/pkg/scalers/kafka_scaler.go">kafka_scaler.go</a>
 */
final class KafkaSecurity {
    private static final Pattern VERSION = Pattern.compile("0\\.\\d+\\.\\d+\\.\\d+|[1-9]\\d*\\.\\d+\\.\\d+");
    private static final List<String> SASL =
            List.of("none", "plaintext", "scram_sha256", "scram_sha512", "oauthbearer", "gssapi");

    private KafkaSecurity() {}

    static void read(Parameters in) {
        in.ignore("awsRegion");
        in.text("version")
                .filter(version -> !VERSION.matcher(version).matches())
                .ifPresent(version -> in.problem("version", "must be a version of Kafka such as 1.0.0", ""));
        in.flag("unsafeSsl", false);
        String tls = in.choice("tls", "disable", List.of("enable", "disable"), METADATA, AUTHENTICATION);
        if (tls.equals("enable")) {
            boolean cert = isGiven(in, "cert");
            if (cert != isGiven(in, "key")) {
                in.problem("tls", cert ? "needs the key of its cert" : "needs the cert of its key", "");
            }
        }
        String sasl = in.choice("sasl", "none", SASL, METADATA, AUTHENTICATION);
        in.choice("saslTokenProvider", "bearer", List.of("bearer", "aws_msk_iam"), METADATA, AUTHENTICATION);
        boolean byName = SASL.indexOf(sasl) > 0 && !sasl.equals("gssapi") && !sasl.equals("oauthbearer");
        if (byName && !(isGiven(in, "username") && isGiven(in, "password"))) {
            in.problem("sasl", "needs a username and a password from a TriggerAuthentication", "");
        }
    }

    private static boolean isGiven(Parameters in, String name) {
        return in.text(name, AUTHENTICATION).isPresent() || in.isHidden(name, AUTHENTICATION);
    }
}
