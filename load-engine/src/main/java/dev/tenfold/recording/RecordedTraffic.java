package dev.tenfold.recording;

import java.util.List;

/**
 * Requests of a recording one by one with all that is needed to send them again.
 *
 * @param origin the format as it was recognised
 * @param calls in the order of the file
 * @param skipped what was left out
 * @param notes what a person should know
 */
public record RecordedTraffic(String origin, List<RecordedCall> calls, Skipped skipped, List<String> notes) {
    public RecordedTraffic {
        calls = List.copyOf(calls);
        notes = List.copyOf(notes);
    }

    /** The calls of a log that was read for its requests too. */
    public static RecordedTraffic of(RequestLog log, List<RecordedCall> calls) {
        return new RecordedTraffic(log.origin(), calls, log.skipped(), log.notes());
    }

    @Override
    public String toString() {
        return calls.size() + " requests, " + origin;
    }
}
