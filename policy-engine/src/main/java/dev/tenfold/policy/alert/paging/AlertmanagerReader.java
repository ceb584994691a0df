package dev.tenfold.policy.alert.paging;

import dev.tenfold.document.Documents;
import dev.tenfold.document.Fields;
import dev.tenfold.document.Mapping;
import dev.tenfold.document.Node;
import dev.tenfold.document.Problem;
import dev.tenfold.document.Problems;
import dev.tenfold.document.Warning;
import dev.tenfold.metric.Matcher;
import dev.tenfold.policy.PolicyDocument;
import dev.tenfold.policy.alert.AlertDefaults;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads an Alertmanager's configuration: its routes, its inhibition and its times. Who the receivers are is of no
 * interest, nor are time intervals and templates.
 *
 * @see <a href="https://prometheus.io/docs/alerting/latest/configuration/">the reference</a>
 */
public final class AlertmanagerReader {
    private static final List<String> OF_NO_INTEREST = List.of("templates", "mute_time_intervals", "time_intervals");

    private AlertmanagerReader() {}

    /** Whether a document is an Alertmanager's configuration. */
    public static boolean isConfiguration(Mapping document) {
        return document.get("route").isPresent()
                && document.get("receivers").isPresent()
                && document.get("kind").isEmpty();
    }

    /**
     * Reads a file.
     *
     * @param file its name, for complaints
     * @param bytes YAML
     * @param problems takes what keeps the file from being read
     */
    public static PolicyDocument read(String file, byte[] bytes, Problems problems) {
        List<PagingDeclaration> read = new ArrayList<>();
        for (Node node : Documents.read(file, bytes, problems, problems)) {
            if (node instanceof Mapping document) {
                readDocument(document, problems).ifPresent(read::add);
            } else {
                problems.add(node.place(), "", "must hold an Alertmanager's configuration", node.shown());
            }
        }
        return new PolicyDocument(file, "Alertmanager configuration", List.copyOf(read), List.of(), List.of());
    }

    /**
     * Reads one document.
     *
     * @param problems takes what keeps it from being read
     */
    public static Optional<PagingDeclaration> readDocument(Mapping document, Problems problems) {
        Problems errors = new Problems();
        Fields root = Fields.of(document, errors);
        OF_NO_INTEREST.forEach(root::has);
        root.object("tracing").ifPresent(Fields::skip);
        Set<String> receivers = receivers(root);
        RouteReader reader = new RouteReader(receivers);
        root.missing("route", "");
        RouteSpec route = root.object("route").map(reader::root).orElse(PagingSpec.DEFAULTS.route());
        Duration resolveTimeout = root.object("global")
                .flatMap(AlertmanagerReader::resolveTimeout)
                .filter(timeout -> !timeout.isZero())
                .orElse(AlertDefaults.RESOLVE_TIMEOUT);
        List<InhibitRule> inhibitions = root.objects("inhibit_rules").stream()
                .map(AlertmanagerReader::inhibition)
                .toList();
        if (errors.refusal().isPresent()) {
            problems.refuse(errors.refusal().get());
            return Optional.empty();
        }
        List<Problem> found = new ArrayList<>(errors.all());
        found.addAll(root.unread());
        found.sort(Comparator.comparingInt(problem -> problem.place().line()));
        List<Warning> remarks = reader.remarks();
        PagingSpec spec = new PagingSpec(route, inhibitions, resolveTimeout);
        return Optional.of(new PagingDeclaration(root.place("route"), spec, reader.defaulted(), found, remarks));
    }

    private static Optional<Duration> resolveTimeout(Fields global) {
        Optional<Duration> timeout = RouteReader.duration(global, "resolve_timeout");
        global.skip();
        return timeout;
    }

    private static Set<String> receivers(Fields root) {
        Set<String> names = new LinkedHashSet<>();
        for (Fields receiver : root.objects("receivers")) {
            String name = receiver.text("name").orElse("");
            if (name.isEmpty()) {
                receiver.problem("name", "must not be empty", "");
            } else if (!names.add(name)) {
                receiver.problem("name", "must stand once among the receivers", "");
            }
            receiver.skip();
        }
        return names;
    }

    private static InhibitRule inhibition(Fields fields) {
        fields.has("name");
        List<Matcher> source = RouteReader.matchers(fields, "source_matchers", "source_match", "source_match_re");
        List<Matcher> target = RouteReader.matchers(fields, "target_matchers", "target_match", "target_match_re");
        return new InhibitRule(source, target, fields.listOfTexts("equal"));
    }
}
