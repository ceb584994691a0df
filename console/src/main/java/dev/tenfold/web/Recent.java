package dev.tenfold.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What was made lately, so that it need not be made again; what was asked for the longest ago goes first. For any
 * thread.
 *
 * @param <K> what it is made of
 * @param <V> what is made
 */
final class Recent<K, V> {
    private final Map<K, V> made;

    /** @param most how many, at most */
    Recent(int most) {
        made = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    /** What was made of this, or is made now; two threads that ask at once may both make it. */
    V get(K key, Supplier<V> maker) {
        synchronized (made) {
            V known = made.get(key);
            if (known != null) return known;
        }
        V fresh = maker.get();
        synchronized (made) {
            made.put(key, fresh);
        }
        return fresh;
    }

    /** Makes this anew when it is asked for next. */
    void forget(K key) {
        synchronized (made) {
            made.remove(key);
        }
    }
}
