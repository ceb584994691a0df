package dev.tenfold.policy.alert.paging;

import dev.tenfold.document.Defaulted;
import dev.tenfold.document.Fields;
import dev.tenfold.document.Node;
import dev.tenfold.document.Scalar;
import dev.tenfold.document.Warning;
import dev.tenfold.metric.Matcher;
import dev.tenfold.policy.alert.PrometheusDuration;
import dev.tenfold.policy.alert.paging.RouteSpec.GroupTiming;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the routes of an Alertmanager's configuration; a route inherits what it does not say.
 *
 * @see <a href="https://github.com/prometheus/alertmanager/blob/main/config/config.go">config/config.go</a>
 */
final class RouteReader {
    private final Set<String> receivers;
    private final List<Defaulted> defaulted = new ArrayList<>();
    private final List<Warning> remarks = new ArrayList<>();

    RouteReader(Set<String> receivers) {
        this.receivers = receivers;
    }

    List<Defaulted> defaulted() {
        return defaulted;
    }

    List<Warning> remarks() {
        return remarks;
    }

    /** The root: it takes every alert. */
    RouteSpec root(Fields fields) {
        RouteSpec defaults = PagingSpec.DEFAULTS.route();
        RouteSpec inherited = new RouteSpec("", defaults.groupBy(), defaults.timing());
        RouteSpec root = route(fields, inherited, true);
        if (root.receiver().isEmpty()) {
            fields.problem("receiver", "is missing: the root route must name one", "");
        }
        if (!root.matchers().isEmpty()) {
            String key = fields.has("matchers") ? "matchers" : fields.has("match") ? "match" : "match_re";
            fields.problem(key, "must not stand in the root route, which takes every alert", "");
        }
        if (root.goesOn()) {
            fields.problem("continue", "must not be true in the root route", "");
        }
        return new RouteSpec(root.receiver(), root.groupBy(), root.timing(), List.of(), false, root.routes());
    }

    private RouteSpec route(Fields fields, RouteSpec around, boolean root) {
        String receiver = fields.text("receiver").orElse(around.receiver());
        if (fields.has("receiver") && !receivers.contains(receiver)) {
            fields.problem("receiver", "must be one of receivers", "");
        }
        for (String key : List.of("mute_time_intervals", "active_time_intervals")) {
            if (fields.has(key)) {
                remarks.add(new Warning(fields.place(key), key + " are not rehearsed: the route is always active"));
            }
        }
        GroupTiming timing = around.timing();
        GroupTiming own = new GroupTiming(
                duration(fields, "group_wait", timing.groupWait(), false, root),
                duration(fields, "group_interval", timing.groupInterval(), true, root),
                duration(fields, "repeat_interval", timing.repeatInterval(), true, root));
        List<String> groupBy = fields.has("group_by") ? groupBy(fields) : around.groupBy();
        RouteSpec self = new RouteSpec(receiver, groupBy, own);
        List<RouteSpec> within = fields.objects("routes").stream()
                .map(inner -> route(inner, self, false))
                .toList();
        return new RouteSpec(receiver, groupBy, own, matchers(fields), goesOn(fields), within);
    }

    private Duration duration(Fields fields, String key, Duration inherited, boolean positive, boolean root) {
        Duration read = duration(fields, key).orElse(inherited);
        if (positive && read.isZero()) {
            fields.problem(key, "must be > 0s", "");
            return inherited;
        }
        if (root && !fields.has(key)) {
            defaulted.add(new Defaulted(fields.path() + "." + key, PrometheusDuration.text(inherited)));
        }
        return read;
    }

    /** The duration in a field; one that cannot be read is an error. */
    static Optional<Duration> duration(Fields fields, String key) {
        return fields.numberOrText(key).flatMap(text -> {
            try {
                return Optional.of(PrometheusDuration.parse(text));
            } catch (IllegalArgumentException rule) {
                fields.problem(key, rule.getMessage(), "");
                return Optional.empty();
            }
        });
    }

    private static List<String> groupBy(Fields fields) {
        List<String> labels = fields.listOfTexts("group_by");
        if (labels.contains(RouteSpec.ALL_LABELS) && labels.size() > 1) {
            fields.problem("group_by", "must not name labels beside ...", "");
            return List.of(RouteSpec.ALL_LABELS);
        }
        if (new HashSet<>(labels).size() < labels.size()) {
            fields.problem("group_by", "must name each label once", "");
        }
        return labels;
    }

    private static boolean goesOn(Fields fields) {
        Optional<Node> written = fields.node("continue");
        Optional<Boolean> value = written.filter(Scalar.class::isInstance).flatMap(node -> ((Scalar) node).truth());
        if (written.isPresent() && value.isEmpty()) {
            fields.problem("continue", "must be true or false", "");
        }
        return value.orElse(false);
    }

    private static List<Matcher> matchers(Fields fields) {
        return matchers(fields, "matchers", "match", "match_re");
    }

    /** All matchers of an object, in the present way of writing them and in the two of old. */
    static List<Matcher> matchers(Fields fields, String key, String equalKey, String patternKey) {
        List<Matcher> matchers = new ArrayList<>();
        List<String> texts = fields.node(key).filter(Scalar.class::isInstance).isPresent()
                ? fields.text(key).stream().toList()
                : fields.listOfTexts(key);
        for (String text : texts) {
            add(fields, key, () -> MatcherText.parse(text), matchers);
        }
        for (String old : List.of(equalKey, patternKey)) {
            Matcher.Op op = old.equals(equalKey) ? Matcher.Op.EQUAL : Matcher.Op.REGEX;
            for (Map.Entry<String, String> each : fields.texts(old).entrySet()) {
                add(fields, old, () -> List.of(new Matcher(each.getKey(), op, each.getValue())), matchers);
            }
        }
        return matchers;
    }

    /** Something that may turn out not to be matchers. */
    @FunctionalInterface
    private interface Written {
        List<Matcher> read();
    }

    private static void add(Fields fields, String key, Written written, List<Matcher> matchers) {
        try {
            matchers.addAll(written.read());
        } catch (IllegalArgumentException rule) {
            fields.problem(key, rule.getMessage(), "");
        }
    }
}
