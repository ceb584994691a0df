package dev.tenfold.inject.exposition;

import io.prometheus.client.exporter.common.TextFormat;
import java.util.List;

/** How series are written down for a scrape. */
public enum Format {
    /** The text format 0.0.4, which everybody reads. */
    TEXT("text/plain", "0.0.4", TextFormat.CONTENT_TYPE_004),
    /** OpenMetrics 1.0.0. */
    OPEN_METRICS("application/openmetrics-text", "1.0.0", TextFormat.CONTENT_TYPE_OPENMETRICS_100);

    private final String mediaType;
    private final String version;
    private final String contentType;

    Format(String mediaType, String version, String contentType) {
        this.mediaType = mediaType;
        this.version = version;
        this.contentType = contentType;
    }

    /** The answer's {@code Content-Type}. */
    public String contentType() {
        return contentType;
    }

    /**
     * What a scraper likes best; text where it likes both alike, or neither: an answer in a format that it did not ask
     * for helps more than none.
     *
     * @param accept its header {@code Accept}; null or empty if it sent none
     */
    public static Format preferred(String accept) {
        List<Preference> preferences = Preference.parse(accept == null ? "" : accept);
        return OPEN_METRICS.weight(preferences) > TEXT.weight(preferences) ? OPEN_METRICS : TEXT;
    }

    /** Weight of the most specific entry that means this format, and of the heaviest of those; 0 if none does. */
    private double weight(List<Preference> preferences) {
        int closest = -1;
        double weight = 0;
        for (Preference each : preferences) {
            int closeness = closeness(each);
            if (closeness > closest || closeness == closest && each.weight() > weight) {
                closest = closeness;
                weight = closeness < 0 ? 0 : each.weight();
            }
        }
        return weight;
    }

    /** How specifically an entry means this format; negative if it does not. */
    private int closeness(Preference preference) {
        if (preference.name().equals("*/*")) {
            return 0;
        }
        if (preference.name().equals(mediaType.substring(0, mediaType.indexOf('/')) + "/*")) {
            return 1;
        }
        String asked = preference.parameters().get("version");
        if (!preference.name().equals(mediaType)) {
            return -1;
        }
        return asked == null ? 2 : asked.equals(version) ? 3 : -1;
    }
}
