package dev.tenfold.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Remarks for code scanning.
 *
 * @see <a href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html">SARIF 2.1.0</a>
 */
public final class Sarif {
    private static final JsonFactory JSON = new JsonFactory();

    private final JsonFields json;
    private final List<Remark> remarks;
    private final List<String> rules;

    private Sarif(JsonFields json, List<Remark> remarks) {
        this.json = json;
        this.remarks = remarks;
        Map<String, Remark> byRule = new TreeMap<>();
        remarks.forEach(remark -> byRule.put(remark.rule(), remark));
        rules = new ArrayList<>(byRule.keySet());
    }

    /**
     * Spells the remarks as one run of one tool.
     *
     * @param remarks in order
     * @param version of Tenfold
     */
    public static String spell(List<Remark> remarks, String version) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
            json.setPrettyPrinter(
                    new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter));
            new Sarif(new JsonFields(json), remarks).log(version);
        } catch (IOException e) {
            throw new UncheckedIOException("a string cannot fail to be written", e);
        }
        return text.append('\n').toString();
    }

    private void log(String version) throws IOException {
        json.open();
        json.text("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.text("version", "2.1.0");
        json.objects("runs", List.of(version), this::run);
        json.close();
    }

    private void run(String version) throws IOException {
        json.object(
                "tool",
                () -> json.object("driver", () -> {
                    json.text("name", "Tenfold");
                    json.text("version", version);
                    json.objects("rules", rules, this::rule);
                }));
        json.text("columnKind", "unicodeCodePoints");
        json.objects("results", remarks, this::result);
    }

    private void rule(String id) throws IOException {
        json.text("id", id);
        json.object("shortDescription", () -> json.text("text", description(id)));
    }

    private static String description(String id) {
        String rest = id.substring(id.indexOf('/') + 1);
        return switch (id.substring(0, Math.max(0, id.indexOf('/')))) {
            case "expectation" -> "The scenario's expectation " + rest;
            case "baseline" -> "A change since the baseline: " + rest;
            case "policy" ->
                rest.equals("refused")
                        ? "The platform would refuse this policy"
                        : "The policy works as written and probably not as meant";
            default -> "The file cannot be used as it is";
        };
    }

    private void result(Remark remark) throws IOException {
        json.text("ruleId", remark.rule());
        json.whole("ruleIndex", rules.indexOf(remark.rule()));
        json.text(
                "level",
                switch (remark.level()) {
                    case ERROR -> "error";
                    case WARNING -> "warning";
                    case NOTE -> "note";
                });
        json.object("message", () -> json.text("text", remark.title() + ": " + remark.message()));
        json.objects("locations", List.of(remark), this::location);
    }

    private void location(Remark remark) throws IOException {
        json.object("physicalLocation", () -> {
            json.object("artifactLocation", () -> {
                json.text("uri", uri(remark.file()));
                json.text("uriBaseId", "%SRCROOT%");
            });
            json.object("region", () -> json.whole("startLine", Math.max(1, remark.line())));
        });
    }

    private static String uri(String file) {
        try {
            return new URI(null, null, file, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(file + " is no path", e);
        }
    }
}
