package dev.tenfold.policy.patch;

import dev.tenfold.document.Part;
import dev.tenfold.document.Part.Keyed;
import dev.tenfold.document.Part.Listed;
import dev.tenfold.document.Part.Quotes;
import dev.tenfold.document.Part.Word;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Variables and locals of a Terraform configuration: a value that only one field takes may be changed where it stands.
 */
final class TerraformSources implements Sources {
    private static final Pattern NAME =
            Pattern.compile("(?:\\$\\{\\s*)?(var|local)\\.([\\w-]+)((?:\\.[\\w-]+|\\[\"[^\"]+\"])*)(?:\\s*})?");
    private static final Pattern COMMENT = Pattern.compile("(?m)(^|\\s)(#|//).*$|(?s)/\\*.*?\\*/");

    private final String text;
    private final Part file;
    private final Map<String, String> variables;

    /**
     * @param text of the file
     * @param file all of it
     * @param variables that the configuration is given
     */
    TerraformSources(String text, Part file, Map<String, String> variables) {
        this.text = COMMENT.matcher(text).replaceAll("$1");
        this.file = file;
        this.variables = variables;
    }

    @Override
    public Part follow(Part part) throws Refusal {
        boolean open = part instanceof Word word
                && (word.quotes() == Quotes.EXPRESSION || word.text().contains("${"));
        if (!open) {
            return part;
        }
        String source = ((Word) part).text();
        String bare = source.replaceFirst("^\"(.*)\"$", "$1");
        Matcher name = NAME.matcher(bare);
        if (!name.matches()) {
            throw new Refusal("is worked out from " + bare.replaceAll("\\s+", " "));
        }
        String called = name.group(1) + "." + name.group(2);
        if (name.group(1).equals("var") && variables.containsKey(name.group(2))) {
            throw new Refusal("has the value that " + called + " is given from outside");
        }
        Part written = name.group(1).equals("var") ? variable(name.group(2)) : local(name.group(2));
        int uses = uses(called, name.group(3));
        if (uses > 1) {
            throw new Refusal("takes its value from " + called + name.group(3) + ", as " + (uses - 1)
                    + (uses == 2 ? " other place does" : " other places do"));
        }
        return follow(within(written, name.group(3), called));
    }

    private Part variable(String name) throws Refusal {
        Optional<Part> inHcl = whole("variable." + name);
        Optional<Part> declared = inHcl.isPresent()
                ? inHcl
                : whole("variable").flatMap(all -> all instanceof Keyed keyed ? keyed.get(name) : Optional.empty());
        return declared.flatMap(part -> first(part).get("default"))
                .orElseThrow(() -> new Refusal("takes its value from var." + name
                        + (declared.isPresent() ? ", which has no default" : ", which this file does not declare")));
    }

    private Part local(String name) throws Refusal {
        return whole("locals").stream()
                .flatMap(part -> part instanceof Listed list ? list.items().stream() : Stream.of(part))
                .flatMap(part -> part instanceof Keyed keyed ? keyed.get(name).stream() : Stream.empty())
                .findFirst()
                .orElseThrow(
                        () -> new Refusal("takes its value from local." + name + ", which this file does not declare"));
    }

    private Optional<Part> whole(String name) {
        return file instanceof Keyed keyed ? keyed.get(name) : Optional.empty();
    }

    private static Keyed first(Part part) {
        Part one = part instanceof Listed list && !list.items().isEmpty()
                ? list.items().get(0)
                : part;
        return one instanceof Keyed keyed ? keyed : new Keyed(one.span(), "", Part.Layout.FLOW, List.of());
    }

    private static Part within(Part part, String path, String called) throws Refusal {
        Part at = part;
        for (Step step : Step.of(path)) {
            Optional<Part> next = at instanceof Keyed keyed ? keyed.get(step.key()) : Optional.empty();
            at = next.orElseThrow(() -> new Refusal("takes its value from " + called + path + ", which is worked out"));
        }
        return at;
    }

    /** How often a name is used with this path, or as a whole, which would take the part along. */
    private int uses(String called, String path) {
        Matcher use = Pattern.compile("(?<![\\w.-])" + Pattern.quote(called) + "(?![\\w-])(\\.[\\w-]+|\\[\"[^\"]+\"])*")
                .matcher(text);
        int uses = 0;
        while (use.find()) {
            String with = use.group().substring(called.length());
            uses += with.startsWith(path) || path.startsWith(with) ? 1 : 0;
        }
        return uses;
    }
}
