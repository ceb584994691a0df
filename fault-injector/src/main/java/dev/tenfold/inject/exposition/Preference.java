package dev.tenfold.inject.exposition;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * One entry of a header such as {@code Accept} or {@code Accept-Encoding}.
 *
 * @param name what is preferred, in lower case: {@code text/plain}, {@code gzip}, {@code *}
 * @param parameters of it but the weight, names in lower case
 * @param weight how much, 0 (not at all) to 1
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-12.5">RFC 9110, 12.5</a>
 */
record Preference(String name, Map<String, String> parameters, double weight) {
    /** Headers come from strangers: what stands beyond is not read. */
    private static final int MOST = 64;

    /** The entries of a header, in its order; what cannot be understood is left out. */
    static List<Preference> parse(String header) {
        List<Preference> preferences = new ArrayList<>();
        for (String entry : header.split(",", MOST)) {
            String[] parts = entry.split(";", MOST);
            String name = parts[0].strip().toLowerCase(Locale.ROOT);
            Map<String, String> parameters = parameters(parts);
            double weight = weight(parameters.remove("q"));
            if (!name.isEmpty() && weight >= 0) {
                preferences.add(new Preference(name, parameters, weight));
            }
        }
        return preferences;
    }

    private static Map<String, String> parameters(String[] parts) {
        Map<String, String> parameters = new TreeMap<>();
        for (int i = 1; i < parts.length; i++) {
            int equals = parts[i].indexOf('=');
            if (equals > 0) {
                String value = parts[i].substring(equals + 1).strip();
                parameters.put(
                        parts[i].substring(0, equals).strip().toLowerCase(Locale.ROOT), value.replace("\"", ""));
            }
        }
        return parameters;
    }

    /** Negative if it is no weight. */
    private static double weight(String text) {
        if (text == null) {
            return 1;
        }
        return text.matches("0(\\.[0-9]{0,3})?|1(\\.0{0,3})?") ? Double.parseDouble(text) : -1;
    }
}
