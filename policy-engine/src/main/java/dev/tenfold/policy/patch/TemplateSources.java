package dev.tenfold.policy.patch;

import dev.tenfold.document.Documents;
import dev.tenfold.document.Mapping;
import dev.tenfold.document.Node;
import dev.tenfold.document.Part;
import dev.tenfold.document.Part.Entry;
import dev.tenfold.document.Part.Keyed;
import dev.tenfold.document.Part.Listed;
import dev.tenfold.document.Part.Word;
import dev.tenfold.document.Problems;
import dev.tenfold.policy.cloudformation.Template;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parameters, mappings and choices of a CloudFormation template. */
final class TemplateSources implements Sources {
    private static final String FN = "Fn::";

    private final String file;
    private final String text;
    private final Keyed template;
    private final Map<String, String> parameters;

    /**
     * @param file its name
     * @param text of the file
     * @param template all of it
     * @param parameters that the template is given
     */
    TemplateSources(String file, String text, Keyed template, Map<String, String> parameters) {
        this.file = file;
        this.text = text;
        this.template = template;
        this.parameters = parameters;
    }

    /** A function and what it is applied to. */
    private record Use(String name, Part argument) {}

    private static Optional<Use> use(Part part) {
        if (!part.tag().isEmpty()) {
            return Optional.of(new Use(part.tag().replaceFirst("^!", ""), part));
        }
        if (part instanceof Keyed keyed && keyed.entries().size() == 1) {
            Entry only = keyed.entries().get(0);
            if (only.name().equals("Ref") || only.name().startsWith(FN)) {
                return Optional.of(new Use(only.name().replaceFirst("^" + FN, ""), only.value()));
            }
        }
        return Optional.empty();
    }

    @Override
    public Part follow(Part part) throws Refusal {
        Optional<Use> use = use(part);
        if (use.isEmpty()) {
            return part;
        }
        Part argument = use.get().argument();
        List<Part> items = argument instanceof Listed list ? list.items() : List.of();
        return switch (use.get().name()) {
            case "Ref" -> parameter(word(argument));
            case "Sub" -> parameter(word(argument).replaceFirst("^\\$\\{\\s*([A-Za-z0-9]+)\\s*}$", "$1"));
            case "If" -> choice(items);
            case "FindInMap" -> mapped(items);
            default -> throw new Refusal("is worked out by " + use.get().name());
        };
    }

    private static String word(Part part) {
        return part instanceof Word word ? word.text() : "";
    }

    private Part parameter(String name) throws Refusal {
        Optional<Part> declared = template.get("Parameters")
                .flatMap(all -> all instanceof Keyed keyed ? keyed.get(name) : Optional.empty());
        if (declared.isEmpty()) {
            throw new Refusal("is worked out from " + name);
        }
        if (parameters.containsKey(name)) {
            throw new Refusal("has the value that parameter " + name + " is given from outside");
        }
        int uses = uses(name);
        if (uses > 1) {
            throw new Refusal("takes its value from parameter " + name + ", as " + (uses - 1)
                    + (uses == 2 ? " other place does" : " other places do"));
        }
        return ((Keyed) declared.get())
                .get("Default")
                .orElseThrow(() -> new Refusal("takes its value from parameter " + name + ", which has no default"));
    }

    /** References to a parameter: by name, or in a text that is put together. */
    private int uses(String name) {
        String named = Pattern.quote(name);
        Matcher matcher = Pattern.compile(
                        "(!Ref\\s+|\"?Ref\"?\\s*:\\s*)[\"']?" + named + "(?![A-Za-z0-9])|\\$\\{\\s*" + named + "\\s*}")
                .matcher(text);
        int uses = 0;
        while (matcher.find()) {
            uses++;
        }
        return uses;
    }

    private Part choice(List<Part> items) throws Refusal {
        Optional<Boolean> decided = items.size() == 3
                ? document().flatMap(whole -> new Template(whole, parameters).condition(word(items.get(0))))
                : Optional.empty();
        if (decided.isEmpty()) {
            throw new Refusal("depends on a condition that is open");
        }
        return follow(items.get(decided.get() ? 1 : 2));
    }

    private Optional<Mapping> document() {
        return Documents.read(file, text, new Problems(), new Problems()).stream()
                .filter(Template::recognises)
                .map(Mapping.class::cast)
                .findFirst();
    }

    private Part mapped(List<Part> items) throws Refusal {
        Optional<Part> at = template.get("Mappings");
        StringBuilder path = new StringBuilder();
        for (Part item : items) {
            String key = word(item);
            if (!item.tag().isEmpty() || item instanceof Keyed) {
                String name = item instanceof Keyed keyed ? keyed.text("Ref") : key;
                key = document().flatMap(whole -> settled(whole, name)).orElse("");
            }
            String step = key;
            path.append(path.isEmpty() ? "" : ".").append(key);
            at = at.flatMap(part -> part instanceof Keyed keyed ? keyed.get(step) : Optional.empty());
        }
        Part found = at.orElseThrow(() -> new Refusal("is looked up in a mapping by what is open"));
        Matcher uses = Pattern.compile("FindInMap\\b[^\\n]*?\\b" + Pattern.quote(word(items.get(0))) + "\\b")
                .matcher(text);
        int count = 0;
        while (uses.find()) {
            count++;
        }
        if (count != 1) {
            throw new Refusal("is looked up at Mappings." + path + ", where others look too");
        }
        return found;
    }

    private Optional<String> settled(Mapping whole, String parameter) {
        return Optional.ofNullable(parameters.get(parameter))
                .or(() -> whole.find("Parameters." + parameter + ".Default")
                        .map(Node::shown)
                        .map(shown -> shown.replace("\"", "")));
    }
}
