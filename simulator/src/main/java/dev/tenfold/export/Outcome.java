package dev.tenfold.export;

import dev.tenfold.service.Account;
import dev.tenfold.service.Cause;
import dev.tenfold.service.Cohort;
import dev.tenfold.service.Ledger;
import java.util.List;

/**
 * How a request ended, as HTTP status codes tell it. A replica tells less than a proxy before it: nobody counts on a
 * replica that died, and a request that found no replica was counted by none.
 */
enum Outcome {
    /** Answered well. */
    SUCCESS("200", "SUCCESS", List.of(), List.of()),
    /** The client gave up before the answer came; NGINX's own code. */
    CLIENT_CLOSED("499", "CLIENT_ERROR", List.of(Cause.TIMEOUT), List.of()),
    /** The service failed by itself. */
    ERROR("500", "SERVER_ERROR", List.of(Cause.ERROR), List.of()),
    /** A service behind it failed; to a proxy also the connection to a replica that died. */
    BAD_GATEWAY(
            "502",
            "SERVER_ERROR",
            List.of(Cause.DEPENDENCY),
            List.of(Cause.KILLED, Cause.TERMINATED, Cause.NOT_READY, Cause.STOPPED)),
    /** Turned away at once; to a proxy also where no replica was ready. */
    UNAVAILABLE(
            "503",
            "SERVER_ERROR",
            List.of(Cause.QUEUE_FULL, Cause.SHED, Cause.CONNECTIONS),
            List.of(Cause.NO_REPLICA, Cause.DOWN));

    /** In the order of their codes; not to be changed. */
    static final Outcome[] ALL = values();

    private final String code;
    private final String group;
    private final Cause[] seen;
    private final Cause[] onlyBefore;

    Outcome(String code, String group, List<Cause> seen, List<Cause> onlyBefore) {
        this.code = code;
        this.group = group;
        this.seen = seen.toArray(Cause[]::new);
        this.onlyBefore = onlyBefore.toArray(Cause[]::new);
    }

    /** The status code. */
    String code() {
        return code;
    }

    /** What Micrometer calls the code's hundred. */
    String group() {
        return group;
    }

    /** Whether the answer took no time. */
    boolean atOnce() {
        return this == UNAVAILABLE;
    }

    /** How many a replica of a cohort has counted since it became ready. */
    double atReplica(Ledger ledger, Cohort cohort) {
        double sum = this == SUCCESS ? ledger.served(cohort) : 0;
        for (Cause cause : seen) {
            sum += ledger.lost(cohort, cause);
        }
        return sum;
    }

    /** How many a proxy before all replicas has counted since the start. */
    double atProxy(Account account) {
        double sum = this == SUCCESS ? account.served() : 0;
        for (Cause cause : seen) {
            sum += account.lost(cause);
        }
        for (Cause cause : onlyBefore) {
            sum += account.lost(cause);
        }
        return sum;
    }
}
