package dev.tenfold.drive;

/** The exchanges that have not ended, in the order in which they were meant to be sent. Removal costs nothing. */
final class Chain {
    private Exchange first;
    private Exchange last;
    private int size;

    Exchange first() {
        return first;
    }

    int size() {
        return size;
    }

    void add(Exchange exchange) {
        exchange.before = last;
        exchange.behind = null;
        if (last == null) {
            first = exchange;
        } else {
            last.behind = exchange;
        }
        last = exchange;
        size++;
    }

    void remove(Exchange exchange) {
        if (exchange.before == null) {
            first = exchange.behind;
        } else {
            exchange.before.behind = exchange.behind;
        }
        if (exchange.behind == null) {
            last = exchange.before;
        } else {
            exchange.behind.before = exchange.before;
        }
        exchange.before = null;
        exchange.behind = null;
        size--;
    }
}
