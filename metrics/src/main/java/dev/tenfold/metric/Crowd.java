package dev.tenfold.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Series that rise alike, each from when it began: counters of replicas that share their work evenly. Kept is what one
 * would have counted that was there all the time, and by how much less each of its members did. Its series stand for
 * the members' and have nothing of their own to say but how much they gained in a time; so nobody may ask for more.
 * Made by {@link SeriesStore#crowd(int)}; for one thread.
 */
public final class Crowd {
    private final SeriesStore store;
    private final Shared shared;
    private final Ring ring;
    private final int width;
    private final List<Member> members = new ArrayList<>();
    private final List<Strand> strands = new ArrayList<>();
    /** Whether the strands are those of the members as they are. */
    private boolean known;

    private int knownFirst;
    private int knownEnd;
    /** Since when all members have been there that are; never while some have left. */
    private long steadySinceMillis;

    /** Some that joined together: their series have samples from then until they leave. */
    public static final class Member {
        private final double[] less;
        private final long sinceMillis;
        private int weight;
        private long untilMillis = Long.MAX_VALUE;

        private Member(double[] less, long sinceMillis, int weight) {
            this.less = less;
            this.sinceMillis = sinceMillis;
            this.weight = weight;
        }

        /** How many they are. */
        public int weight() {
            return weight;
        }

        /** How much less the crowd's values they counted. */
        public double less(int column) {
            return less[column];
        }
    }

    /** Members that have samples at the same times within a window. */
    public static final class Strand {
        private final double[] less;
        private final List<Member> members = new ArrayList<>();
        private int first;
        private int end;
        private int weight;

        private Strand(int first, int end, int width) {
            this.first = first;
            this.end = end;
            less = new double[width];
            Arrays.fill(less, Double.NEGATIVE_INFINITY);
        }

        private void add(Member member) {
            members.add(member);
            weight += member.weight;
            for (int i = 0; i < less.length; i++) {
                less[i] = Math.max(less[i], member.less[i]);
            }
        }

        /** The first of the samples. */
        public int first() {
            return first;
        }

        /** One after the last of the samples. */
        public int end() {
            return end;
        }

        /** How many series have them. */
        public int weight() {
            return weight;
        }

        /** How much less than the crowd's values the one counted that counted least. */
        public double less(int column) {
            return less[column];
        }

        /** Whose they are. */
        public List<Member> members() {
            return members;
        }
    }

    Crowd(SeriesStore store, Shared shared, int width) {
        this.store = store;
        this.shared = shared;
        this.width = width;
        ring = new Ring(shared, width);
    }

    Ring ring() {
        return ring;
    }

    /**
     * Has a column be a series from now on.
     *
     * @throws IllegalArgumentException if others have written that series
     */
    public void open(int column, Labels labels) {
        store.series(labels).joins(this, column);
    }

    /**
     * Some join whose series begin with the next row.
     *
     * @param nowMillis when that is
     * @param less by column, how much less they counted
     * @param weight how many they are; 1 or more
     */
    public Member join(long nowMillis, double[] less, int weight) {
        Member member = new Member(less.clone(), nowMillis, weight);
        members.add(member);
        known = false;
        return member;
    }

    /** As many of a member's leave: the newest row was their last. */
    public void leave(Member member, int leaving) {
        Member gone = new Member(member.less, member.sinceMillis, leaving);
        gone.untilMillis = ring.time(ring.size() - 1);
        members.add(gone);
        weaken(member, leaving);
    }

    /**
     * As many of a member's go their own way, with the past that they shared; the frame's columns are to be opened.
     *
     * @param counted by column what they have counted until now: lest rounding make it seem that they counted more
     */
    public Frame part(Member member, int parting, double[] counted) {
        Ring own = new Ring(shared, width);
        double[] row = new double[width];
        for (int i = ring.countUntil(member.sinceMillis - 1); i < ring.size(); i++) {
            for (int column = 0; column < width; column++) {
                row[column] = Math.min(counted[column], ring.value(i, column) - member.less[column]);
            }
            own.add(ring.time(i), row);
        }
        Frame frame = new Frame(store, shared, own, width, parting);
        weaken(member, parting);
        return frame;
    }

    private void weaken(Member member, int leaving) {
        member.weight -= leaving;
        if (member.weight == 0) {
            members.remove(member);
        }
        known = false;
    }

    /**
     * Adds a row.
     *
     * @param timeMillis when, milliseconds; later than the newest
     * @param values what one counted that was there all the time, by column; none less than before
     */
    public void append(long timeMillis, double[] values) {
        ring.add(timeMillis, values);
        if (members.removeIf(each -> each.untilMillis < timeMillis - shared.millis())) {
            known = false;
        }
        knownEnd = -1;
    }

    /** When a row was sampled, milliseconds; 0 is the oldest that is kept. */
    public long time(int row) {
        return ring.time(row);
    }

    /** What one would have counted by a row that was there all the time. */
    public double value(int row, int column) {
        return ring.value(row, column);
    }

    /** Who has samples within a window of its rows, and which; good until something changes. */
    public List<Strand> strands(int first, int end) {
        if (known && knownFirst == first && knownEnd == end) {
            return strands;
        }
        boolean same = known;
        known = true;
        knownFirst = first;
        knownEnd = end;
        if (first >= end) {
            strands.clear();
            known = false;
        } else if (same && steadySinceMillis <= ring.time(first) && isOneOfAll()) {
            strands.get(0).first = first; // All have been there all the time, as before.
            strands.get(0).end = end;
        } else {
            strands.clear();
            twist(first, end);
        }
        return strands;
    }

    private boolean isOneOfAll() {
        return strands.size() == 1 && strands.get(0).members.size() == members.size();
    }

    private void twist(int first, int end) {
        long firstMillis = ring.time(first);
        steadySinceMillis = 0;
        for (Member member : members) {
            // Most have been there all the time and are still, so that nothing needs to be searched for.
            int from = member.sinceMillis <= firstMillis ? first : ring.countUntil(member.sinceMillis - 1);
            boolean left = member.untilMillis < Long.MAX_VALUE;
            steadySinceMillis = left ? Long.MAX_VALUE : Math.max(steadySinceMillis, member.sinceMillis);
            int until = left ? Math.min(end, ring.countUntil(member.untilMillis)) : end;
            if (from < until) {
                strand(from, until).add(member);
            }
        }
    }

    private Strand strand(int first, int end) {
        for (Strand strand : strands) {
            if (strand.first == first && strand.end == end) {
                return strand;
            }
        }
        Strand added = new Strand(first, end, width);
        strands.add(added);
        return added;
    }
}
