package dev.tenfold.request;

import dev.tenfold.service.Account;
import dev.tenfold.service.Backlog;
import dev.tenfold.service.Queue;

/** The messages of a queue, one by one. */
final class RequestBacklog implements Backlog {
    private final Run run;
    private final Queue queue;
    private final Account account;
    private final Desks desks;
    /** Messages in the order of their production, those done dropped when they come to the front. */
    private final Ring order = new Ring();

    private final Ring born = new Ring();
    private int orphaned;
    private double redelivered;

    RequestBacklog(Run run, Queue queue, Account account, Desks desks) {
        this.run = run;
        this.queue = queue;
        this.account = account;
        this.desks = desks;
    }

    void produced(int message) {
        dropDone();
        order.add(message);
        born.add(run.pool.born[message]);
    }

    /** A consumer is gone that held a message. */
    void orphan(int message) {
        Pool pool = run.pool;
        pool.state[message] = Pool.ORPHANED;
        pool.call[message] = Pool.NONE;
        pool.callsLeft[message] = 0;
        pool.open[message] = 0;
        pool.marks[message] &= ~Pool.FAILED_CALL;
        orphaned++;
        redelivered++;
        run.book(run.nowNanos + Math.round(queue.redeliverySeconds() * 1e9), Event.REDELIVERED, message);
    }

    /** An orphan is given to another consumer, as soon as one has a slot free. */
    void deliverAgain(int message) {
        orphaned--;
        desks.shared().admitAgain(message);
    }

    int orphaned() {
        return orphaned;
    }

    @Override
    public Queue queue() {
        return queue;
    }

    @Override
    public double waiting() {
        return desks.shared().queued();
    }

    @Override
    public double inFlight() {
        return desks.held() + orphaned;
    }

    @Override
    public double oldestAgeSeconds(long nowNanos) {
        dropDone();
        return order.isEmpty() ? 0 : (nowNanos - run.pool.came[order.at(0)]) / 1e9;
    }

    @Override
    public double produced() {
        return account.offered() - account.refused();
    }

    @Override
    public double consumed() {
        return account.served() + account.failed();
    }

    @Override
    public double redelivered() {
        return redelivered;
    }

    private void dropDone() {
        while (!order.isEmpty() && isOver(order.at(0), born.at(0))) {
            order.remove();
            born.remove();
        }
    }

    private boolean isOver(int message, int birth) {
        return run.pool.state[message] == Pool.FREE || run.pool.born[message] != birth;
    }
}
