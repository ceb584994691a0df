package dev.tenfold.service;

import java.util.Arrays;

/** One node of a pool, and how many replicas of each lease run on it. */
final class Node {
    private final int number;
    private final int zone;
    private final long readyNanos;
    private final Space free;
    private int[] held;
    private boolean ready;

    Node(int number, int zone, NodeSize size, long readyNanos) {
        this(number, zone, readyNanos, new Space(size), new int[0], false);
    }

    private Node(int number, int zone, long readyNanos, Space free, int[] held, boolean ready) {
        this.number = number;
        this.zone = zone;
        this.readyNanos = readyNanos;
        this.free = free;
        this.held = held;
        this.ready = ready;
    }

    /** A node just like it, to try things on. */
    Node copy() {
        return new Node(number, zone, readyNanos, free.copy(), held.clone(), ready);
    }

    /** Which node of its pool it is, from 0: the older, the lower. */
    int number() {
        return number;
    }

    /** The number of the zone that it is in, from 0. */
    int zone() {
        return zone;
    }

    /** When it takes replicas, nanoseconds since start. */
    long readyNanos() {
        return readyNanos;
    }

    boolean ready() {
        return ready;
    }

    void becomeReady() {
        ready = true;
    }

    Space free() {
        return free;
    }

    boolean empty() {
        return Arrays.stream(held).allMatch(count -> count == 0);
    }

    int held(Lease lease) {
        return lease.number() < held.length ? held[lease.number()] : 0;
    }

    /** Takes replicas in; lets them go where {@code replicas} is below zero. */
    void take(Lease lease, int replicas) {
        if (lease.number() >= held.length) {
            held = Arrays.copyOf(held, lease.number() + 1);
        }
        held[lease.number()] += replicas;
        free.take(lease.footprint(), replicas);
    }
}
