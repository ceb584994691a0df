package dev.tenfold.policy.manifest;

import dev.tenfold.document.Fields;
import dev.tenfold.document.Mapping;
import dev.tenfold.document.Mapping.Entry;
import dev.tenfold.document.Node;
import dev.tenfold.document.Place;
import dev.tenfold.document.Problems;
import dev.tenfold.document.Scalar;
import dev.tenfold.policy.keda.TriggerSpec;
import dev.tenfold.policy.keda.trigger.TriggerText;
import dev.tenfold.policy.keda.trigger.Triggers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Triggers of KEDA made of values: what a ScaledObject with these values would be read as. */
public final class TriggerValues {
    private static final Place NOWHERE = new Place("", 0);

    private TriggerValues() {}

    /**
     * A trigger.
     *
     * @param index position among the triggers of its object; from 0
     * @param type such as {@code prometheus}
     * @param name by which formulas call it, if it has one
     * @param metricType how its value is compared with its threshold, if written
     * @param metadata in the order written
     * @param useCachedMetrics whether the autoscaler is told what the last poll found
     */
    public static TriggerSpec of(
            int index,
            String type,
            Optional<String> name,
            Optional<String> metricType,
            Map<String, String> metadata,
            boolean useCachedMetrics) {
        return of(index, type, name, metricType, metadata, useCachedMetrics, false);
    }

    private static TriggerSpec of(
            int index,
            String type,
            Optional<String> name,
            Optional<String> metricType,
            Map<String, String> metadata,
            boolean useCachedMetrics,
            boolean authenticated) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        entries.put("type", entry(type));
        name.ifPresent(text -> entries.put("name", entry(text)));
        metricType.ifPresent(text -> entries.put("metricType", entry(text)));
        Map<String, Entry> values = new LinkedHashMap<>();
        metadata.forEach((key, text) -> values.put(key, entry(text)));
        entries.put("metadata", new Entry(NOWHERE, new Mapping(NOWHERE, "", values)));
        if (authenticated) {
            entries.put("authenticationRef", new Entry(NOWHERE, new Mapping(NOWHERE, "", Map.of())));
        }
        Fields fields = Fields.of(new Mapping(NOWHERE, "", entries), new Problems());
        return new TriggerSpec(
                type,
                name,
                metricType,
                metadata,
                useCachedMetrics,
                Triggers.read(TriggerText.of(index, fields)).trigger());
    }

    /** The same trigger with one value of its metadata changed or added. */
    public static TriggerSpec with(TriggerSpec trigger, int index, String key, String value) {
        Map<String, String> metadata = new LinkedHashMap<>(trigger.metadata());
        metadata.put(key, value);
        // What a trigger means may depend on a TriggerAuthentication, which only shows in what it was read as.
        boolean authenticated =
                !again(trigger, index, trigger.metadata(), false).equals(trigger);
        return again(trigger, index, metadata, authenticated);
    }

    private static TriggerSpec again(
            TriggerSpec trigger, int index, Map<String, String> metadata, boolean authenticated) {
        return of(
                index,
                trigger.type(),
                trigger.name(),
                trigger.metricType(),
                metadata,
                trigger.useCachedMetrics(),
                authenticated);
    }

    /**
     * A trigger that asks for replicas between two moments of the calendar.
     *
     * @param index position among the triggers of its object; from 0
     * @param timezone such as {@code Europe/Berlin}
     * @param start cron expression of the beginnings, such as {@code 0 8 * * 1-5}
     * @param end cron expression of the ends
     * @param desiredReplicas in between
     */
    public static TriggerSpec cron(int index, String timezone, String start, String end, int desiredReplicas) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("timezone", timezone);
        metadata.put("start", start);
        metadata.put("end", end);
        metadata.put("desiredReplicas", String.valueOf(desiredReplicas));
        return of(index, "cron", Optional.empty(), Optional.empty(), metadata, false);
    }

    private static Entry entry(String text) {
        Node value = new Scalar(NOWHERE, "", Scalar.Type.TEXT, Scalar.Style.QUOTED, text);
        return new Entry(NOWHERE, value);
    }
}
