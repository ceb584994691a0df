package dev.tenfold.drive;

/** How an exchange ended: each thing that goes wrong is counted as what it is. */
public enum Ending {
    /** Answered, and each check held. */
    OK("ok"),
    /** Answered with a status of 400 or above, where no check expects it. */
    STATUS("error status"),
    /** Answered with 429: the system says that it is too much. */
    THROTTLED("429 too many requests"),
    /** Answered with 503: the system says that it cannot. */
    UNAVAILABLE("503 unavailable"),
    /** Answered, and a check did not hold. */
    CHECK("check failed"),
    /** No whole answer in time. */
    TIMEOUT("timed out"),
    /** Nobody listens there. */
    REFUSED("connection refused"),
    /** No connection in time. */
    CONNECT_TIMEOUT("connecting timed out"),
    /** The connection broke before any byte of an answer. */
    RESET("connection reset"),
    /** The connection broke in the middle of an answer. */
    TRUNCATED("half an answer"),
    /** The server's certificate is wrong: not trusted, out of date, or another's. */
    CERTIFICATE("bad certificate"),
    /** TLS came to nothing for another reason, such as no version in common. */
    TLS("TLS failed"),
    /** The server's name is not known. */
    UNKNOWN_HOST("unknown host"),
    /** What came is not HTTP. */
    PROTOCOL("not HTTP"),
    /** This machine had no socket left, or no port: says nothing of the system. */
    NO_SOCKET("no socket left here"),
    /** It could not be spelled: a value taken from an answer would have broken out of its header. */
    UNSENT("not sent: broken header"),
    /** The run ended before it was sent or answered. */
    CUT_OFF("cut off by the end");

    private final String title;

    Ending(String title) {
        this.title = title;
    }

    /** In a report. */
    public String title() {
        return title;
    }

    /** Whether the user has what the request was made for. */
    public boolean good() {
        return this == OK;
    }

    /** Whether the system is to blame: not for what the end of the run, or the generator, took from it. */
    public boolean bad() {
        return this != OK && this != CUT_OFF && this != UNSENT;
    }

    /** Whether an answer came, good or bad, so that its latency says something. */
    public boolean answered() {
        return this == OK || this == STATUS || this == THROTTLED || this == UNAVAILABLE || this == CHECK;
    }
}
