package dev.tenfold.promql.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The functions of each generation.
 *
 * @see <a href="https://prometheus.io/docs/prometheus/latest/querying/functions/">querying/functions</a>
 */
final class Signatures {
    /**
     * {@code name: what it takes -> what it yields}; a question mark may be left out, an ellipsis may come any number
     * of times.
     */
    private static final String BOTH = """
            time pi: -> scalar
            scalar: vector -> scalar
            vector: scalar -> vector
            abs ceil floor exp ln log2 log10 sqrt sgn sort sort_desc timestamp absent: vector -> vector
            sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh deg rad: vector -> vector
            round: vector scalar? -> vector
            clamp: vector scalar scalar -> vector
            clamp_min clamp_max: vector scalar -> vector
            minute hour day_of_week day_of_month day_of_year days_in_month month year: vector? -> vector
            label_replace: vector string string string string -> vector
            label_join: vector string string string... -> vector
            histogram_quantile: scalar vector -> vector
            histogram_fraction: scalar scalar vector -> vector
            rate increase delta irate idelta deriv changes resets: matrix -> vector
            avg_over_time min_over_time max_over_time sum_over_time count_over_time last_over_time: matrix -> vector
            stddev_over_time stdvar_over_time present_over_time absent_over_time: matrix -> vector
            quantile_over_time: scalar matrix -> vector
            predict_linear: matrix scalar -> vector
            """;

    private static final String ONLY_TWO = "holt_winters: matrix scalar scalar -> vector\n";

    private static final String ONLY_THREE = """
            double_exponential_smoothing: matrix scalar scalar -> vector
            mad_over_time first_over_time: matrix -> vector
            ts_of_first_over_time ts_of_last_over_time ts_of_min_over_time ts_of_max_over_time: matrix -> vector
            sort_by_label sort_by_label_desc: vector string... -> vector
            min_of max_of: scalar scalar -> scalar
            """;

    private static final Map<String, Signature> TWO = read(BOTH + ONLY_TWO);
    private static final Map<String, Signature> THREE = read(BOTH + ONLY_THREE);

    private Signatures() {}

    /** The function of that name, or null. */
    static Signature named(String name, Generation generation) {
        return (generation == Generation.TWO ? TWO : THREE).get(name);
    }

    /** What to say of a name that no function has. */
    static String unknown(String name, Generation generation) {
        String complaint = "unknown function with name \"" + name + "\"";
        if (named(name, Generation.TWO) == null && named(name, Generation.THREE) == null) {
            return complaint;
        }
        return switch (name) {
            case "holt_winters" -> complaint + ": since 3.0 it is double_exponential_smoothing";
            case "double_exponential_smoothing" -> complaint + ": before 3.0 it is holt_winters";
            default -> complaint + ": Prometheus " + (generation == Generation.TWO ? "2" : "3") + " has none";
        };
    }

    private static Map<String, Signature> read(String table) {
        Map<String, Signature> byName = new TreeMap<>();
        table.lines().forEach(line -> {
            String[] parts = line.split(": *| *-> ");
            for (String name : parts[0].split(" ")) {
                byName.put(name, signature(name, parts[1].trim(), type(parts[2])));
            }
        });
        return byName;
    }

    private static Signature signature(String name, String arguments, ValueType returns) {
        List<ValueType> types = new ArrayList<>();
        int optional = 0;
        boolean endless = false;
        for (String argument : arguments.isEmpty() ? new String[0] : arguments.split(" ")) {
            types.add(type(argument.replace("?", "").replace("...", "")));
            endless |= argument.endsWith("...");
            optional += argument.endsWith("?") || argument.endsWith("...") ? 1 : 0;
        }
        int most = endless ? Integer.MAX_VALUE : types.size();
        return new Signature(name, types, types.size() - optional, most, returns);
    }

    private static ValueType type(String word) {
        return ValueType.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
