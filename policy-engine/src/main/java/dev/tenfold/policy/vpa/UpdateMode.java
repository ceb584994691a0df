package dev.tenfold.policy.vpa;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What becomes of a recommendation. */
public enum UpdateMode {
    /** It is reported, nothing else. */
    OFF("Off", "only recommends"),
    /** Pods get it when they are created. */
    INITIAL("Initial", "sizes pods when they are created"),
    /** Pods that are too far from it are evicted, and created again with it. */
    RECREATE("Recreate", "evicts pods to resize them"),
    /** The old name of Recreate. */
    AUTO("Auto", "evicts pods to resize them"),
    /** Pods are resized where they run, and evicted where that is impossible. */
    IN_PLACE_OR_RECREATE("InPlaceOrRecreate", "resizes pods in place where that is possible");

    private final String written;
    private final String words;

    UpdateMode(String written, String words) {
        this.written = written;
        this.words = words;
    }

    /** As manifests write it. */
    public String written() {
        return written;
    }

    /** What it does, to be read after a subject. */
    public String words() {
        return words;
    }

    /** Whether replicas get what is recommended. */
    public boolean acts() {
        return this != OFF;
    }

    /** The mode of a name; empty if there is none such. */
    static Optional<UpdateMode> of(String written) {
        return Arrays.stream(values())
                .filter(mode -> mode.written.equals(written))
                .findFirst();
    }

    /** All names. */
    static List<String> names() {
        return Arrays.stream(values()).map(UpdateMode::written).toList();
    }
}
