package dev.tenfold.web;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What waits for its turn: clients take turns, one thing each, so that who asks for much waits for himself. For any
 * thread.
 *
 * @param <T> what waits
 */
final class FairQueue<T> {
    private final int most;
    private final int mostOfOne;
    private final Map<String, Deque<T>> clients = new LinkedHashMap<>();
    private int size;
    private boolean closed;

    /**
     * @param most things at once, at most
     * @param mostOfOne those of one client, at most
     */
    FairQueue(int most, int mostOfOne) {
        this.most = most;
        this.mostOfOne = mostOfOne;
    }

    /** Lets something wait; false if it is full, for all or for this client. */
    synchronized boolean offer(String client, T thing) {
        Deque<T> own = clients.get(client);
        if (closed || size >= most || own != null && own.size() >= mostOfOne) return false;
        clients.computeIfAbsent(client, name -> new ArrayDeque<>()).add(thing);
        size++;
        notifyAll();
        return true;
    }

    /**
     * The next thing of the client whose turn it is; waits for one.
     *
     * @return null once the queue is closed
     */
    synchronized T take() throws InterruptedException {
        while (size == 0 && !closed) {
            wait();
        }
        if (closed) return null;
        Map.Entry<String, Deque<T>> turn = clients.entrySet().iterator().next();
        T thing = turn.getValue().remove();
        clients.remove(turn.getKey());
        if (!turn.getValue().isEmpty()) clients.put(turn.getKey(), turn.getValue()); // to the end of the line
        size--;
        return thing;
    }

    /** Takes away what meets a condition, wherever it stands. */
    synchronized void removeIf(Predicate<T> condition) {
        clients.values().forEach(things -> things.removeIf(condition));
        clients.values().removeIf(Deque::isEmpty);
        size = clients.values().stream().mapToInt(Deque::size).sum();
    }

    /** How many wait. */
    synchronized int size() {
        return size;
    }

    /** Nothing is given out any more. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
