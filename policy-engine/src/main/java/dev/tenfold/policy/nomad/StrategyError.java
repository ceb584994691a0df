package dev.tenfold.policy.nomad;

/** A strategy cannot run with its configuration. The message is the autoscaler's own, spelled as it spells it. */
public final class StrategyError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StrategyError(String message) {
        super(message);
    }
}
