package dev.tenfold.inject.sink;

import dev.tenfold.inject.Destination;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a destination's options say, read by the sink that it names; whatever that does not know is refused. */
final class Options {
    /** Options of everything that speaks HTTP. */
    static final List<String> HTTP = List.of("token-file", "token-env", "ca-file", "timeout", "connect-timeout");

    private static final int CLOSE_SPELLING = 2;

    private final Destination destination;

    /**
     * Checks the names of the options.
     *
     * @throws IllegalArgumentException if one is not known, with the known ones and a guess
     */
    Options(Destination destination, List<String> known) {
        this.destination = destination;
        for (String name : new TreeMap<>(destination.options()).keySet()) {
            if (!known.contains(name)) {
                throw wrong(name, "is not an option of it" + maybe(name, known) + "; known are " + sorted(known));
            }
        }
    }

    /** Names in the order of the alphabet. */
    static String sorted(Iterable<String> names) {
        Set<String> sorted = new TreeSet<>();
        names.forEach(sorted::add);
        return String.join(", ", sorted);
    }

    /** A guess at what was meant, to be put into a sentence; empty if nothing is close. */
    static String maybe(String word, Iterable<String> known) {
        String best = "";
        int least = CLOSE_SPELLING + 1;
        for (String each : known) {
            int distance = distance(word, each);
            if (distance < least) {
                least = distance;
                best = ", maybe " + each;
            }
        }
        return best;
    }

    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }

    /** A complaint about an option. */
    IllegalArgumentException wrong(String name, String rule) {
        return new IllegalArgumentException(destination.kind() + " " + destination.uri() + ": " + name + " " + rule);
    }

    /** Its words, or others where it says nothing. */
    String text(String name, String otherwise) {
        return destination.options().getOrDefault(name, otherwise);
    }

    /** One of some words. */
    String oneOf(String name, String otherwise, String... words) {
        String text = text(name, otherwise);
        if (!List.of(words).contains(text)) {
            throw wrong(name, "must be " + String.join(" or ", words) + ", was " + text);
        }
        return text;
    }

    /** A whole number within bounds. */
    int count(String name, int otherwise, int least, int most) {
        String text = text(name, String.valueOf(otherwise));
        if (text.matches("\\d{1,9}")) {
            int count = Integer.parseInt(text);
            if (count >= least && count <= most) {
                return count;
            }
        }
        throw wrong(name, "must be a number from " + least + " to " + most + ", was " + text);
    }

    /** A time such as {@code 500ms}, {@code 10s}, {@code 1m}; longer than nothing, an hour at most. */
    Duration duration(String name, Duration otherwise) {
        String text = destination.options().get(name);
        if (text == null) {
            return otherwise;
        }
        if (text.matches("\\d{1,6}(ms|s|m)")) {
            String unit = text.replaceAll("\\d", "");
            long number = Long.parseLong(text.replaceAll("\\D", ""));
            long millis = number * (unit.equals("ms") ? 1 : unit.equals("s") ? 1000 : 60_000);
            if (millis > 0 && millis <= Duration.ofHours(1).toMillis()) {
                return Duration.ofMillis(millis);
            }
        }
        throw wrong(name, "must be a time such as 500ms, 10s or 1m, was " + text);
    }

    /**
     * The server's address.
     *
     * @throws IllegalArgumentException if its scheme is another, it names no host, or it holds a password
     */
    URI uri(String... schemes) {
        URI uri = destination.uri();
        String example = destination.kind() + " must be given as " + Arrays.stream(schemes)
                .map(scheme -> scheme + "://HOST:PORT")
                .collect(Collectors.joining(" or "));
        if (uri.getScheme() == null || !List.of(schemes).contains(uri.getScheme()) || uri.getHost() == null) {
            throw new IllegalArgumentException(example + ", was " + uri);
        }
        if (uri.getUserInfo() != null) {
            throw new IllegalArgumentException(
                    destination.kind() + " must hold no password in its address: name a token-file or a token-env");
        }
        return uri;
    }
}
