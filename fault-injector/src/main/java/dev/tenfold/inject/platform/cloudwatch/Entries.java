package dev.tenfold.inject.platform.cloudwatch;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;

/**
 * A map whose keys are values themselves, and no names of members: Query tells it as entries with key and value, the
 * other protocols as any map.
 */
final class Entries extends AbstractMap<String, Object> {
    private final Map<String, Object> entries;

    Entries(Map<String, Object> entries) {
        this.entries = entries;
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        return entries.entrySet();
    }
}
