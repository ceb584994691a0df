package dev.tenfold.tune;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * An answer written into the users' own files, which were read again and rehearsed again.
 *
 * @param changes what changes, a file each
 * @param refusals why something could not be written, a sentence each
 */
public record Remedy(List<Change> changes, List<String> refusals) {
    public Remedy {
        changes = List.copyOf(changes);
        refusals = List.copyOf(refusals);
    }

    /**
     * One file.
     *
     * @param file its path, as the scenario's path leads to it
     * @param after its whole new content
     * @param diff what changes, as {@code patch -p0} takes it
     */
    public record Change(Path file, String after, String diff) {
        public Change {
            Objects.requireNonNull(file, "file");
            Objects.requireNonNull(after, "after");
            Objects.requireNonNull(diff, "diff");
        }
    }

    /** All of it as one patch. */
    public String diff() {
        StringBuilder diff = new StringBuilder();
        changes.forEach(change -> diff.append(change.diff()));
        return diff.toString();
    }
}
