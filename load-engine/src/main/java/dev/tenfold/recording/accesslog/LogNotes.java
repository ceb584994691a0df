package dev.tenfold.recording.accesslog;

import dev.tenfold.recording.RequestColumns;
import java.util.ArrayList;
import java.util.List;

/** What a person should know of a log before trusting rates that are drawn from it. */
final class LogNotes {
    private LogNotes() {}

    static List<String> of(RequestColumns requests) {
        List<String> notes = new ArrayList<>();
        long earlier = 0;
        long untimed = 0;
        for (int i = 0; i < requests.size(); i++) {
            earlier += i > 0 && requests.atMillis(i) < requests.atMillis(i - 1) ? 1 : 0;
            untimed += Double.isNaN(requests.seconds(i)) ? 1 : 0;
        }
        if (earlier > 0) {
            notes.add(earlier + " requests began before the one on the line above");
        }
        if (untimed == requests.size()) {
            notes.add("it does not say how long requests took");
        } else if (untimed > 0) {
            notes.add(untimed + " requests do not say how long they took");
        }
        return notes;
    }
}
