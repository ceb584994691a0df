package dev.tenfold.document;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** How Java names are written in a file, and what a misspelt one was meant to be. */
public final class Names {
    private static final Pattern WORDS = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

    private Names() {}

    /** {@code cpuPerRequest}, {@code CpuPerRequest} and {@code CPU_PER_REQUEST} are all {@code cpu-per-request}. */
    static String kebab(String name) {
        if (name.equals(name.toUpperCase(Locale.ROOT))) {
            return name.replace('_', '-').toLowerCase(Locale.ROOT);
        }
        return WORDS.matcher(name).replaceAll("-").toLowerCase(Locale.ROOT);
    }

    /** The known name that is nearest to a misspelt one, if any is near: within a third of its letters. */
    public static Optional<String> nearest(String name, Collection<String> known) {
        String letters = letters(name);
        if (letters.isEmpty() || letters.length() > 60) {
            return Optional.empty();
        }
        return known.stream()
                .filter(candidate -> distance(letters, letters(candidate)) <= Math.max(1, letters.length() / 3))
                .min(Comparator.comparingInt(candidate -> distance(letters, letters(candidate))));
    }

    private static String letters(String name) {
        return name.replaceAll("[-_ ]", "").toLowerCase(Locale.ROOT);
    }

    /** Optimal string alignment: letters added, dropped, changed or swapped with their neighbour. */
    private static int distance(String a, String b) {
        int[][] distance = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    distance[i][j] = i + j;
                    continue;
                }
                int changed = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int least = Math.min(distance[i - 1][j], distance[i][j - 1]) + 1;
                least = Math.min(least, distance[i - 1][j - 1] + changed);
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                distance[i][j] = swapped ? Math.min(least, distance[i - 2][j - 2] + 1) : least;
            }
        }
        return distance[a.length()][b.length()];
    }
}
