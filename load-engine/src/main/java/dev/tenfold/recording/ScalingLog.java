package dev.tenfold.recording;

import java.util.List;

/**
 * What an autoscaler did.
 *
 * @param origin such as {@code Auto Scaling activities}
 * @param changes in time order
 * @param skipped what was left out
 * @param notes what a person should know
 */
public record ScalingLog(String origin, List<Change> changes, Skipped skipped, List<String> notes)
        implements Recording {
    public ScalingLog {
        changes = List.copyOf(changes);
        notes = List.copyOf(notes);
    }

    /**
     * A change of capacity.
     *
     * @param atMillis when, milliseconds since 1970
     * @param target what was scaled
     * @param from replicas before; -1 if unknown
     * @param to replicas wanted; -1 if unknown
     * @param reason what was said about it
     */
    public record Change(long atMillis, String target, int from, int to, String reason) {}
}
