package dev.tenfold.policy.patch;

import dev.tenfold.policy.Declaration;
import java.util.Objects;

/**
 * A changed file that was read again: its policy says what was meant, and nothing else in it changed.
 *
 * @param before the file as it was
 * @param after the file as it is to be
 * @param policy as the changed file declares it
 */
public record Patch(Manuscript before, Manuscript after, Declaration policy) {
    public Patch {
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
        Objects.requireNonNull(policy, "policy");
    }

    /** What changes, as {@code patch -p0} takes it; empty if nothing does. */
    public String diff() {
        return UnifiedDiff.of(before.file(), before.text(), after.text());
    }

    /** The difference under another name of the file, such as its path from where {@code patch} is to be run. */
    public String diff(String file) {
        return UnifiedDiff.of(file, before.text(), after.text());
    }
}
