package dev.tenfold.policy.hpa;

import java.util.Map;
import java.util.TreeMap;

/** Amounts of resources by name, in thousandths: cpu 500 is half a core, memory 1000 is one byte. */
public final class ResourceAmounts {

    /** Nothing of anything. */
    public static final ResourceAmounts NONE = new ResourceAmounts(new String[0], new long[0]);

    // Two short arrays, since a pod names one or two resources and they are asked for at every reconcile.
    private final String[] names;
    private final long[] milli;

    private ResourceAmounts(String[] names, long[] milli) {
        this.names = names;
        this.milli = milli;
    }

    /** An amount of one resource. */
    public static ResourceAmounts of(String name, long milli) {
        return new ResourceAmounts(new String[] {name}, new long[] {milli});
    }

    /** Amounts of two resources. */
    public static ResourceAmounts of(String first, long firstMilli, String second, long secondMilli) {
        return new ResourceAmounts(new String[] {first, second}, new long[] {firstMilli, secondMilli});
    }

    /** Amounts of any number of resources. */
    public static ResourceAmounts of(Map<String, Long> milliByName) {
        TreeMap<String, Long> sorted = new TreeMap<>(milliByName);
        return new ResourceAmounts(
                sorted.keySet().toArray(String[]::new),
                sorted.values().stream().mapToLong(Long::longValue).toArray());
    }

    /** Whether no resource is named. */
    public boolean isEmpty() {
        return names.length == 0;
    }

    /** Whether the resource is named; an amount of 0 counts. */
    public boolean names(String resource) {
        return indexOf(resource) >= 0;
    }

    /** The amount of a resource in thousandths, 0 where it is not named. */
    public long milli(String resource) {
        int index = indexOf(resource);
        return index < 0 ? 0 : milli[index];
    }

    private int indexOf(String resource) {
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(resource)) {
                return i;
            }
        }
        return -1;
    }
}
