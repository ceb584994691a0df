package dev.tenfold.recording;

import java.util.AbstractList;
import java.util.List;

/**
 * Requests one by one, in the order of the file, which need not be the order of time. Kept in columns: a log of ten
 * million lines takes some 400 MB, not four times that.
 */
public final class RequestLog implements Recording {
    private final String origin;
    private final RequestColumns columns;
    private final Skipped skipped;
    private final List<String> notes;

    /** Closes the columns: nothing may be added to them after. */
    public RequestLog(String origin, RequestColumns columns, Skipped skipped, List<String> notes) {
        this.origin = origin;
        this.columns = columns;
        this.skipped = skipped;
        this.notes = List.copyOf(notes);
    }

    @Override
    public String origin() {
        return origin;
    }

    @Override
    public List<String> notes() {
        return notes;
    }

    @Override
    public Skipped skipped() {
        return skipped;
    }

    /** How many requests there are. */
    public int size() {
        return columns.size();
    }

    /** The columns, for readers in a hurry. */
    public RequestColumns columns() {
        return columns;
    }

    /** The requests as records, made when asked for. */
    public List<Request> requests() {
        return new AbstractList<>() {
            @Override
            public Request get(int index) {
                return columns.request(index);
            }

            @Override
            public int size() {
                return columns.size();
            }
        };
    }
}
