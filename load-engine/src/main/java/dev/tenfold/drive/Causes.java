package dev.tenfold.drive;

import io.netty.handler.ssl.NotSslRecordException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;

/** Why no connection came about. */
final class Causes {
    private static final int DEEPEST = 16;

    private Causes() {}

    /** By whichever of its causes says most. */
    static Ending of(Throwable thrown) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable each = thrown; each != null && causes.size() < DEEPEST; each = each.getCause()) {
            causes.add(each);
        }
        if (any(causes, UnknownHostException.class::isInstance)) {
            return Ending.UNKNOWN_HOST;
        }
        if (any(causes, Causes::ofCertificate)) {
            return Ending.CERTIFICATE;
        }
        if (any(causes, NotSslRecordException.class::isInstance)) {
            return Ending.PROTOCOL;
        }
        if (any(causes, each -> says(each, "cannot assign requested address", "too many open files"))) {
            return Ending.NO_SOCKET;
        }
        if (any(causes, Causes::ofTime)) {
            return Ending.CONNECT_TIMEOUT;
        }
        if (any(causes, ConnectException.class::isInstance)) {
            return Ending.REFUSED;
        }
        boolean tls = any(causes, SSLException.class::isInstance) && !any(causes, each -> says(each, "closed"));
        return tls ? Ending.TLS : Ending.RESET;
    }

    private static boolean any(List<Throwable> causes, Predicate<Throwable> rule) {
        return causes.stream().anyMatch(rule);
    }

    private static boolean ofCertificate(Throwable cause) {
        return cause instanceof CertificateException
                || cause instanceof CertPathValidatorException
                || cause instanceof SSLException && says(cause, "certificate", "certification path");
    }

    private static boolean ofTime(Throwable cause) {
        return cause.getClass().getSimpleName().contains("Timeout") || says(cause, "timed out", "timeout");
    }

    private static boolean says(Throwable cause, String... words) {
        String text = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        return List.of(words).stream().anyMatch(text::contains);
    }
}
