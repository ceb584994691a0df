package dev.tenfold.drive;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;

/** Why no connection came about. */
final class Causes {
    private Causes() {}

    /** By the innermost cause that says anything. */
    static Ending of(Throwable thrown) {
        Ending found = Ending.RESET;
        int depth = 0;
        for (Throwable cause = thrown; cause != null && depth < 16; cause = cause.getCause(), depth++) {
            found = one(cause, found);
        }
        return found;
    }

    private static Ending one(Throwable cause, Ending before) {
        if (cause instanceof UnknownHostException) {
            return Ending.UNKNOWN_HOST;
        }
        if (cause instanceof CertificateException || cause instanceof SSLException) {
            return Ending.CERTIFICATE;
        }
        String name = cause.getClass().getSimpleName();
        String text = String.valueOf(cause.getMessage());
        if (name.contains("Timeout") || text.contains("timed out") || text.contains("timeout")) {
            return Ending.CONNECT_TIMEOUT;
        }
        return cause instanceof ConnectException ? Ending.REFUSED : before;
    }
}
