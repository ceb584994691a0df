package dev.tenfold.rehearsal;

import dev.tenfold.service.Backlog;

/**
 * How fast messages come and go, as RabbitMQ's management interface shows it: over the time since it last sampled, five
 * seconds at least.
 *
 * @see <a href="https://www.rabbitmq.com/docs/management#statistics-interval">Management: statistics interval</a>
 */
final class FlowRates {
    private static final long INTERVAL_NANOS = 5_000_000_000L;

    private final Backlog backlog;
    private long readNanos;
    private double produced;
    private double consumed;
    private double publishRate;
    private double deliverRate;

    FlowRates(Backlog backlog) {
        this.backlog = backlog;
    }

    void read(long nowNanos) {
        if (nowNanos - readNanos < INTERVAL_NANOS) {
            return;
        }
        double seconds = (nowNanos - readNanos) / 1e9;
        publishRate = (backlog.produced() - produced) / seconds;
        deliverRate = (backlog.consumed() - consumed) / seconds;
        produced = backlog.produced();
        consumed = backlog.consumed();
        readNanos = nowNanos;
    }

    double publishRate() {
        return publishRate;
    }

    double deliverRate() {
        return deliverRate;
    }
}
