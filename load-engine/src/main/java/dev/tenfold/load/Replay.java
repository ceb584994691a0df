package dev.tenfold.load;

import dev.tenfold.load.Profile.Piece;
import dev.tenfold.load.TraceFile.BadTrace;
import dev.tenfold.load.TraceFile.Values;
import dev.tenfold.recording.RangeSeries;
import dev.tenfold.recording.Recording;
import dev.tenfold.recording.RequestColumns;
import dev.tenfold.recording.RequestLog;
import dev.tenfold.recording.Track;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Turns what a recording holds into a level over time: series that are chosen and added up, or requests counted. */
public final class Replay {
    private static final long NANOS_A_MILLI = 1_000_000L;
    private static final long SECOND_MILLIS = 1000;
    private static final int MOST_SECONDS = 200_000;
    private static final String STATISTIC = "statistic";

    private Replay() {}

    /**
     * The level that a stage plays.
     *
     * @param recording what its file holds
     * @throws BadTrace if that is no traffic, or nothing in it is what the stage asks for
     */
    public static Playback of(Recording recording, Trace stage) throws BadTrace {
        if (recording instanceof RangeSeries series) {
            return of(series, stage);
        }
        if (recording instanceof RequestLog log) {
            return of(log);
        }
        throw bad("must hold traffic over time, was " + recording.origin());
    }

    private static Playback of(RangeSeries series, Trace stage) throws BadTrace {
        List<Track> chosen = series.tracks().stream()
                .filter(track -> stage.column().isEmpty() || track.name().equals(stage.column()))
                .filter(track ->
                        track.labels().entrySet().containsAll(stage.labels().entrySet()))
                .toList();
        if (chosen.isEmpty()) {
            throw bad("must hold a series " + wanted(stage) + ", has " + names(series.tracks()));
        }
        boolean table = series.origin().equals("CSV");
        if (table) {
            String first = chosen.get(0).name();
            chosen = chosen.stream().filter(track -> track.name().equals(first)).toList();
        }
        chosen = sumsBeforeOthers(chosen);
        if (chosen.stream().map(Track::name).distinct().count() > 1) {
            throw bad("must hold one metric, or `column` must name one of " + names(chosen));
        }
        boolean cloudWatch = series.origin().equals("CloudWatch");
        List<Played> played = new ArrayList<>();
        for (Track track : chosen) {
            Values values = stage.values().orElseGet(() -> guess(track, table, cloudWatch));
            played.add(played(track, values, cloudWatch));
        }
        return sum(played);
    }

    /** CloudWatch tells several statistics of one metric: the sum is what can be played. */
    private static List<Track> sumsBeforeOthers(List<Track> tracks) {
        List<Track> sums = tracks.stream()
                .filter(track -> "Sum".equals(track.labels().get(STATISTIC)))
                .toList();
        return sums.isEmpty() ? tracks : sums;
    }

    private static Values guess(Track track, boolean table, boolean cloudWatch) {
        if (track.isCounter()) {
            return Values.COUNTER;
        }
        String statistic = Optional.ofNullable(track.labels().get(STATISTIC)).orElse("");
        boolean counts = statistic.isEmpty()
                ? track.name().matches("(?i).*(count|requests|sum|invocations|messages).*")
                : statistic.matches("Sum|SampleCount");
        return table || cloudWatch && counts ? Values.COUNT : Values.LEVEL;
    }

    private static Played played(Track track, Values values, boolean cloudWatch) throws BadTrace {
        int[] known = IntStream.range(0, track.size())
                .filter(i -> !Double.isNaN(track.value(i)))
                .toArray();
        if (known.length < 2) {
            throw bad("must hold at least two samples of " + title(track) + ", was " + known.length);
        }
        long[] nanos = Arrays.stream(known)
                .mapToLong(i -> track.atMillis(i) * NANOS_A_MILLI)
                .toArray();
        double[] numbers = Arrays.stream(known).mapToDouble(track::value).toArray();
        for (double number : numbers) {
            if (!(number >= 0) || number >= 1e15) {
                throw bad("must hold numbers >= 0 of " + title(track));
            }
        }
        Playback playback = cloudWatch && values == Values.COUNT
                ? Playback.ofPeriods(nanos, numbers, track.stepMillis() * NANOS_A_MILLI)
                : Playback.of(nanos, numbers, values);
        return new Played(nanos[0], playback);
    }

    /** One series and when it begins. */
    private record Played(long startNanos, Playback playback) {
        long[] joints() {
            long[] joints = new long[playback.pieces().size() + 1];
            joints[0] = startNanos;
            for (int i = 0; i < playback.pieces().size(); i++) {
                joints[i + 1] = joints[i] + playback.pieces().get(i).lengthNanos();
            }
            return joints;
        }
    }

    /** Series begin and end on their own; outside of its time a series adds nothing. */
    private static Playback sum(List<Played> played) throws BadTrace {
        if (played.size() == 1) {
            return played.get(0).playback();
        }
        boolean counted = played.get(0).playback().counted();
        if (played.stream().anyMatch(each -> each.playback().counted() != counted)) {
            throw bad("must hold series of one kind to add up; say what they are with `values`");
        }
        long[] times = played.stream()
                .flatMapToLong(each -> LongStream.of(each.joints()))
                .sorted()
                .distinct()
                .toArray();
        double[] from = new double[times.length - 1];
        double[] to = new double[times.length - 1];
        for (Played each : played) {
            long time = each.startNanos();
            int at = Arrays.binarySearch(times, time);
            for (Piece piece : each.playback().pieces()) {
                long end = time + piece.lengthNanos();
                for (; at < from.length && times[at + 1] <= end; at++) {
                    double slope = (piece.to() - piece.from()) / piece.lengthNanos();
                    from[at] += piece.from() + slope * (times[at] - time);
                    to[at] += piece.from() + slope * (times[at + 1] - time);
                }
                time = end;
            }
        }
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < from.length; i++) {
            pieces.add(new Piece(Math.max(0, from[i]), Math.max(0, to[i]), times[i + 1] - times[i]));
        }
        return new Playback(pieces, counted);
    }

    /** Requests by the second; by the minute where that would be too many. */
    private static Playback of(RequestLog log) throws BadTrace {
        RequestColumns columns = log.columns();
        long[] times = IntStream.range(0, log.size())
                .mapToLong(columns::atMillis)
                .sorted()
                .toArray();
        if (times.length < 2) {
            throw bad("must hold at least two requests, was " + times.length);
        }
        long first = Math.floorDiv(times[0], SECOND_MILLIS) * SECOND_MILLIS;
        long span = times[times.length - 1] - first;
        long cell = span / SECOND_MILLIS < MOST_SECONDS ? SECOND_MILLIS : 60 * SECOND_MILLIS;
        int[] counts = new int[Math.toIntExact(span / cell) + 1];
        for (long time : times) {
            counts[(int) ((time - first) / cell)]++;
        }
        double seconds = cell / 1e3;
        List<Piece> pieces = Arrays.stream(counts)
                .mapToObj(count -> new Piece(count / seconds, count / seconds, cell * NANOS_A_MILLI))
                .toList();
        return new Playback(pieces, true);
    }

    private static String wanted(Trace stage) {
        String name = stage.column().isEmpty() ? "" : "called " + stage.column();
        String labels = stage.labels().isEmpty() ? "" : "with " + new TreeMap<>(stage.labels());
        return (name + " " + labels).strip();
    }

    private static String names(List<Track> tracks) {
        TreeSet<String> names = new TreeSet<>();
        tracks.forEach(track -> names.add(title(track)));
        String listed = String.join(", ", names.stream().limit(10).toList());
        return names.size() > 10 ? listed + " and " + (names.size() - 10) + " more" : listed;
    }

    private static String title(Track track) {
        return track.name() + (track.labels().isEmpty() ? "" : track.labels().toString());
    }

    private static BadTrace bad(String rule) {
        return new BadTrace(0, rule);
    }
}
