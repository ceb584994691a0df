package dev.tenfold.promql;

import dev.tenfold.metric.Labels;
import dev.tenfold.metric.SeriesStore;
import dev.tenfold.metric.Staleness;

/**
 * Series written as {@code name a=b c=d: 1 2 _ stale 5}, a sample each 15 s from 0; an underscore is a missed scrape.
 */
final class Scrapes {
    static final long STEP_MILLIS = 15_000;

    private Scrapes() {}

    static SeriesStore of(String... series) {
        SeriesStore store = new SeriesStore();
        store.retain(Long.MAX_VALUE);
        for (String line : series) {
            String[] halves = line.split(": ");
            Labels labels = labels(halves[0].split(" "));
            long time = 0;
            for (String value : halves[1].split(" +")) {
                if (!value.equals("_")) {
                    store.append(labels, time, value.equals("stale") ? Staleness.MARKER : Double.parseDouble(value));
                }
                time += STEP_MILLIS;
            }
        }
        return store;
    }

    private static Labels labels(String[] words) {
        Labels labels = Labels.of(Labels.NAME, words[0]);
        for (int i = 1; i < words.length; i++) {
            String[] pair = words[i].split("=");
            labels = labels.with(pair[0], pair[1]);
        }
        return labels;
    }
}
