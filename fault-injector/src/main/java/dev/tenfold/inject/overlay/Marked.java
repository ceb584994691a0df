package dev.tenfold.inject.overlay;

import dev.tenfold.metric.Labels;
import java.util.Map;

/** Labels of a marked copy. */
final class Marked {
    private Marked() {}

    static Labels labels(Labels real, Map<String, String> marker) {
        Labels marked = real.with(Labels.NAME, Layer.PREFIX + real.name());
        for (Map.Entry<String, String> label : marker.entrySet()) {
            marked = marked.with(label.getKey(), label.getValue());
        }
        return marked;
    }
}
