package dev.tenfold.document;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/** Reads YAML, and JSON as the YAML it is, into trees that know where everything stands. */
public final class Documents {
    private static final int DEEPEST = 64;
    private static final int MOST_CODE_POINTS = 16 << 20;
    private static final int MOST_ALIASES = 1000;
    private static final int MOST_BLANKED_TABS = 100;

    private static final String NOT_YAML = "is HCL, as Terraform and Nomad write it, not YAML";
    private static final Pattern HCL = Pattern.compile(
            "(?m)^\\s*(resource|variable|provider|data|output|module|job|group|scaling|policy|terraform|locals)"
                    + "(\\s+\"[^\"\\n]*\")*\\s*\\{");

    private Documents() {}

    /**
     * Reads a file's bytes: UTF-8, or UTF-16 with a byte order mark.
     *
     * @return see {@link #read(String, String, Problems, Problems)}
     */
    public static List<Node> read(String file, byte[] bytes, Problems problems, Problems repeatedKeys) {
        boolean wide = bytes.length > 1
                && (bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff
                        || bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = (wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8)
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes), out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            problems.refuse(new Problem(new Place(file, lineOf(text, text.length())), "", "is not UTF-8 text", "", ""));
            return List.of();
        }
        return read(file, text, problems, repeatedKeys);
    }

    /**
     * Reads a file's text, in which a key that stands twice in one mapping is a problem.
     *
     * @return see {@link #read(String, String, Problems, Problems)}
     */
    public static List<Node> read(String file, String text, Problems problems) {
        return read(file, text, problems, problems);
    }

    /**
     * Reads a file's text.
     *
     * @param file its name, for complaints
     * @param text YAML, any number of documents, or JSON
     * @param problems takes what is wrong; a text that cannot be read at all is one problem, in plain words
     * @param repeatedKeys takes the keys that stand twice in one mapping, of which the last holds; may be the same
     * @return the documents that hold something, in order; none if the text cannot be read
     */
    public static List<Node> read(String file, String text, Problems problems, Problems repeatedKeys) {
        String yaml = text.startsWith("\ufeff") ? text.substring(1) : text;
        for (int blanked = 0; ; blanked++) {
            try {
                return compose(file, yaml, problems, repeatedKeys);
            } catch (YAMLException e) {
                SyntaxError error = SyntaxError.of(e, yaml);
                Optional<String> without = blanked < MOST_BLANKED_TABS ? error.withoutTab(yaml) : Optional.empty();
                if (without.isEmpty()) {
                    refuse(file, yaml, error, problems);
                    return List.of();
                }
                yaml = without.get();
            }
        }
    }

    private static List<Node> compose(String file, String text, Problems problems, Problems repeatedKeys) {
        LoaderOptions limits = new LoaderOptions();
        limits.setNestingDepthLimit(DEEPEST);
        limits.setCodePointLimit(MOST_CODE_POINTS);
        limits.setMaxAliasesForCollections(MOST_ALIASES);
        Composer composer = new Composer(new ParserImpl(new StreamReader(text), limits), new CoreSchema(), limits);
        TreeBuilder builder = new TreeBuilder(file, lineOf(text, text.length()));
        List<Node> documents = new ArrayList<>();
        while (composer.checkNode()) {
            Node document = builder.build(composer.getNode());
            if (!(document instanceof Scalar scalar && scalar.isNull())) {
                documents.add(document);
            }
        }
        if (!documents.isEmpty()
                && documents.get(0) instanceof Scalar
                && HCL.matcher(text).find()) {
            problems.refuse(new Problem(documents.get(0).place(), "", NOT_YAML, "", ""));
            return List.of();
        }
        Optional<Template> template = builder.hasCompositeKey() ? Template.unquotedIn(text) : Optional.empty();
        template =
                template.or(() -> documents.stream().flatMap(Template::helmIn).findFirst());
        if (template.isPresent()) {
            problems.refuse(template.get().problem(file));
            return List.of();
        }
        builder.problems().forEach(problems::add);
        builder.repeatedKeys().forEach(repeatedKeys::add);
        return List.copyOf(documents);
    }

    private static void refuse(String file, String text, SyntaxError error, Problems problems) {
        Place place = new Place(file, error.line());
        if (HCL.matcher(text).find()) {
            problems.refuse(new Problem(place, "", NOT_YAML, "", ""));
            return;
        }
        problems.refuse(Template.unquotedIn(text)
                .or(() -> Template.onLine(text, error.line()))
                .map(template -> template.problem(file))
                .orElse(new Problem(place, "", error.rule(), "", error.hint())));
    }

    /** The line, counted from 1, of an offset in a text; a last line break ends a line and begins none. */
    static int lineOf(String text, int offset) {
        int line = 1;
        for (int i = 0; i < Math.min(offset, text.length() - 1); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r' && text.charAt(i + 1) != '\n') {
                line++;
            }
        }
        return line;
    }
}
