package dev.tenfold.load;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A level over time, made of straight pieces: users, or requests per second. Before its first piece the level is that
 * piece's start, behind its last piece that piece's end. Means over an interval are exact, so that what is asked of a
 * system does not depend on the step of the loop.
 */
public final class Profile {
    private final long[] starts;
    private final double[] from;
    private final double[] to;
    /** Area under the pieces before this one, level x nanoseconds. */
    private final double[] areaBefore;

    private final long end;
    private final long[] joints;
    private int cursor;
    /** The end of the interval last asked for, and the area until then. */
    private long soughtNanos = Long.MIN_VALUE;

    private double soughtArea;

    /**
     * Lays pieces one behind the other.
     *
     * @param pieces in order; at least one
     */
    public Profile(List<Piece> pieces) {
        if (pieces.isEmpty()) {
            throw new IllegalArgumentException("pieces must not be empty");
        }
        int count = pieces.size();
        starts = new long[count];
        from = new double[count];
        to = new double[count];
        areaBefore = new double[count];
        long time = 0;
        double area = 0;
        for (int i = 0; i < count; i++) {
            Piece piece = pieces.get(i);
            starts[i] = time;
            from[i] = piece.from();
            to[i] = piece.to();
            areaBefore[i] = area;
            time += piece.lengthNanos();
            area += (piece.from() + piece.to()) / 2 * piece.lengthNanos();
        }
        end = time;
        joints = IntStream.range(0, count)
                .filter(i -> !pieces.get(i).smooth())
                .mapToLong(i -> starts[i])
                .toArray();
    }

    private Profile(Profile other) {
        starts = other.starts;
        from = other.from;
        to = other.to;
        areaBefore = other.areaBefore;
        end = other.end;
        joints = other.joints;
    }

    /** The same for another thread: a profile remembers where it was asked last. */
    public Profile copy() {
        return new Profile(this);
    }

    /** Its pieces, in order. */
    public List<Piece> pieces() {
        return IntStream.range(0, starts.length)
                .mapToObj(i -> new Piece(
                        from[i],
                        to[i],
                        (i + 1 < starts.length ? starts[i + 1] : end) - starts[i],
                        Arrays.binarySearch(joints, starts[i]) < 0))
                .toList();
    }

    /** The same at another height: each level times a factor, which is 0 or more. */
    public Profile times(double factor) {
        return new Profile(pieces().stream()
                .map(piece ->
                        new Piece(piece.from() * factor, piece.to() * factor, piece.lengthNanos(), piece.smooth()))
                .toList());
    }

    /** When the last piece ends, nanoseconds since start. */
    public long endNanos() {
        return end;
    }

    /**
     * Where something new begins, nanoseconds since start, ascending: the loop must not step over these. Pieces of one
     * curve count as one.
     */
    public long[] jointsNanos() {
        return joints.clone();
    }

    /** The level at an instant; at a jump the level behind it. */
    public double at(long timeNanos) {
        int piece = pieceAt(timeNanos);
        long length = (piece + 1 < starts.length ? starts[piece + 1] : end) - starts[piece];
        if (timeNanos >= end || length == 0) {
            return to[piece];
        }
        double progress = Math.max(0, (double) (timeNanos - starts[piece]) / length);
        return from[piece] + (to[piece] - from[piece]) * progress;
    }

    /**
     * The mean level of an interval.
     *
     * @param fromNanos start of the interval
     * @param toNanos end of the interval, after its start
     */
    public double meanOver(long fromNanos, long toNanos) {
        // Mostly an interval begins where the one before it ended.
        double before = fromNanos == soughtNanos ? soughtArea : areaUntil(fromNanos);
        soughtArea = areaUntil(toNanos);
        soughtNanos = toNanos;
        return (soughtArea - before) / (toNanos - fromNanos);
    }

    /**
     * The mean over an interval of this level times another, exactly.
     *
     * @param fromNanos start of the interval
     * @param toNanos end of the interval, after its start
     */
    public double meanOfProduct(Profile other, long fromNanos, long toNanos) {
        double area = 0;
        for (long time = fromNanos; time < toNanos; ) {
            long until = Math.min(toNanos, Math.min(nextBend(time), other.nextBend(time)));
            double mine = meanOver(time, until);
            double others = other.meanOver(time, until);
            // Two straight lines: what both move away from their means is a third of the squared half on average.
            double moves = (mine - at(time)) * (others - other.at(time)) / 3;
            area += (mine * others + moves) * (until - time);
            time = until;
        }
        return area / (toNanos - fromNanos);
    }

    /** The highest level anywhere. */
    public double peak() {
        double peak = 0;
        for (int i = 0; i < from.length; i++) {
            peak = Math.max(peak, Math.max(from[i], to[i]));
        }
        return peak;
    }

    /** The lowest level of an interval, jumps at its ends left out. */
    public double leastWithin(long fromNanos, long toNanos) {
        double least = Math.min(at(fromNanos), at(toNanos - 1));
        for (int i = pieceAt(fromNanos) + 1; i < starts.length && starts[i] < toNanos; i++) {
            least = Math.min(least, Math.min(to[i - 1], from[i]));
        }
        return least;
    }

    /** The highest level of an interval, jumps at its ends left out. */
    public double mostWithin(long fromNanos, long toNanos) {
        double most = Math.max(at(fromNanos), at(toNanos - 1));
        for (int i = pieceAt(fromNanos) + 1; i < starts.length && starts[i] < toNanos; i++) {
            most = Math.max(most, Math.max(to[i - 1], from[i]));
        }
        return most;
    }

    private double areaUntil(long timeNanos) {
        int piece = pieceAt(timeNanos);
        if (timeNanos >= end) {
            double lastLength = (double) end - starts[piece];
            return areaBefore[piece]
                    + (from[piece] + to[piece]) / 2 * lastLength
                    + to[piece] * (double) (timeNanos - end);
        }
        return areaBefore[piece] + (from[piece] + at(timeNanos)) / 2 * (timeNanos - starts[piece]);
    }

    /** Where the piece at an instant ends, nanoseconds since start; never behind the last one. */
    private long nextBend(long timeNanos) {
        int next = pieceAt(timeNanos) + 1;
        return next < starts.length ? starts[next] : timeNanos < end ? end : Long.MAX_VALUE;
    }

    /** Mostly the piece of the call before or its neighbour: time moves on in small steps. */
    private int pieceAt(long timeNanos) {
        int piece = cursor;
        while (piece + 1 < starts.length && starts[piece + 1] <= timeNanos) {
            piece++;
        }
        while (piece > 0 && starts[piece] > timeNanos) {
            piece--;
        }
        cursor = piece;
        return piece;
    }

    /**
     * A straight piece.
     *
     * @param from level at its start, >= 0
     * @param to level at its end, >= 0
     * @param lengthNanos how long it takes, nanoseconds; zero only moves the level
     * @param smooth whether it only carries on the curve of the piece before, without a jump: nothing to stop at
     */
    public record Piece(double from, double to, long lengthNanos, boolean smooth) {
        /** A piece that begins something new. */
        public Piece(double from, double to, long lengthNanos) {
            this(from, to, lengthNanos, false);
        }

        public Piece {
            if (!(from >= 0) || !(to >= 0)) {
                throw new IllegalArgumentException("levels must be >= 0, were " + from + " and " + to);
            }
            if (lengthNanos < 0) {
                throw new IllegalArgumentException("lengthNanos must be >= 0, was " + lengthNanos);
            }
        }
    }
}
