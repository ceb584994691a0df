package dev.tenfold.tune;

import dev.tenfold.scenario.Script;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A scenario that candidates are judged by. Its script is made once for each size of replicas, so that whoever keeps
 * runs by their load knows it again.
 */
final class Case {
    private final Source source;
    private final int index;
    private final Variation variation;
    private final Map<List<String>, Script> scripts = new LinkedHashMap<>();

    Case(Source source, int index, Variation variation) {
        this.source = source;
        this.index = index;
        this.variation = variation;
    }

    int index() {
        return index;
    }

    Variation variation() {
        return variation;
    }

    /** Whether its cost counts: that of scenarios that nobody gave does not. */
    boolean given() {
        return variation.equals(Variation.NONE);
    }

    /**
     * The script under its own policies.
     *
     * @param more fields of the scenario that are set besides
     */
    Script script(List<String> more) {
        return scripts.computeIfAbsent(List.copyOf(more), fields -> variation.of(source, index, fields));
    }
}
