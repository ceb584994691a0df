package dev.tenfold.recording;

import java.util.List;
import java.util.Optional;

/**
 * What a load test found.
 *
 * @param origin the tool and its file, such as {@code k6 summary} or {@code Locust history}
 * @param intervals the test over time, in time order; empty if the file holds only sums
 * @param endpoints one for each name, in the order of the file
 * @param total all requests together
 * @param maxUsers most virtual users at once; NaN if unknown
 * @param seconds how long the test was; NaN if unknown
 * @param requests the requests one by one, where the file has them
 * @param skipped what was left out
 * @param notes what a person should know
 */
public record LoadTest(
        String origin,
        List<Interval> intervals,
        List<Endpoint> endpoints,
        Endpoint total,
        double maxUsers,
        double seconds,
        Optional<RequestLog> requests,
        Skipped skipped,
        List<String> notes)
        implements Recording {
    public LoadTest {
        intervals = List.copyOf(intervals);
        endpoints = List.copyOf(endpoints);
        notes = List.copyOf(notes);
    }
}
