package dev.tenfold.service;

/** Why a request was not answered well. */
public enum Cause {
    /** Turned away: every slot and every place in the queue was taken. */
    QUEUE_FULL("queue-full", true),
    /** Turned away: no replica was ready. */
    NO_REPLICA("no-replica", true),
    /** Turned away: the service keeps room for requests that matter more. */
    SHED("shed", true),
    /** Turned away: the service takes no more connections. */
    CONNECTIONS("connections", true),
    /** Turned away at once: nothing listened, or what listened refused to work. */
    DOWN("down", true),
    /** The client gave up before the answer came. */
    TIMEOUT("timeout", false),
    /** A service that this one called failed, refused or took too long. */
    DEPENDENCY("dependency", false),
    /** The service answered with an error by itself. */
    ERROR("error", false),
    /** The replica that held the request died. */
    KILLED("killed", false),
    /** The replica that held the request was taken away at a scale-down before it could finish. */
    TERMINATED("terminated", false),
    /** Turned away: the replica that it was sent to runs and is not ready, and no probe told so. */
    NOT_READY("not-ready", true),
    /** Turned away: the replica that it was sent to had stopped, and the load balancer had not heard of it. */
    STOPPED("stopped", true);

    private final String title;
    private final boolean refusal;

    Cause(String title, boolean refusal) {
        this.title = title;
        this.refusal = refusal;
    }

    /** The name in reports. */
    public String title() {
        return title;
    }

    /** Whether the request was turned away at the door rather than accepted and failed. */
    public boolean refusal() {
        return refusal;
    }
}
