package dev.tenfold.recording.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.tenfold.recording.BadRecording;
import dev.tenfold.recording.text.Content;
import dev.tenfold.recording.text.Text;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/** Steps through JSON, one token at a time. */
public final class Json {
    private static final int DEPTH = 200;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private Json() {}

    /** A parser of a whole file, whose bytes that are not UTF-8 it reads over; to be closed. */
    public static JsonParser of(Content content) throws IOException {
        return FACTORY.createParser(new InputStreamReader(content.open(), StandardCharsets.UTF_8));
    }

    /** A parser of a part of some bytes. */
    public static JsonParser of(byte[] bytes, int from, int to) throws IOException {
        return FACTORY.createParser(Text.of(bytes, from, to));
    }

    /** What went wrong, as a problem with its place. */
    public static BadRecording bad(JsonProcessingException broken) {
        long line = broken.getLocation() == null ? 0 : broken.getLocation().getLineNr();
        int column = broken.getLocation() == null ? 0 : broken.getLocation().getColumnNr();
        String what = Text.shown(broken.getOriginalMessage().replaceFirst("(?s)\\n.*|: was expecting.*| at \\[.*", ""));
        String rule = "must be JSON, was broken at character " + column + ": " + what;
        boolean cut = broken.getOriginalMessage().startsWith("Unexpected end-of-input");
        return new BadRecording(Math.max(line, 0), rule, cut ? "the file is cut off" : "");
    }

    /**
     * Goes to the value of the next field of the object the parser is in.
     *
     * @return the field's name; null at the end of the object
     */
    public static String field(JsonParser json) throws IOException {
        if (json.nextToken() != JsonToken.FIELD_NAME) {
            return null;
        }
        String name = json.currentName();
        json.nextToken();
        return name;
    }

    /** Whether the parser stands at the beginning of an object; if not, passes over the value. */
    public static boolean isObject(JsonParser json) throws IOException {
        return json.currentToken() == JsonToken.START_OBJECT || pass(json);
    }

    /** Whether the parser stands at the beginning of an array; if not, passes over the value. */
    public static boolean isArray(JsonParser json) throws IOException {
        return json.currentToken() == JsonToken.START_ARRAY || pass(json);
    }

    private static boolean pass(JsonParser json) throws IOException {
        json.skipChildren();
        return false;
    }

    /** Goes to the next element of the array the parser is in; false at its end. */
    public static boolean element(JsonParser json) throws IOException {
        JsonToken token = json.nextToken();
        return token != JsonToken.END_ARRAY && token != null;
    }

    /** The value the parser stands at as text; passes over arrays and objects, which have none. */
    public static String text(JsonParser json) throws IOException {
        if (!json.currentToken().isScalarValue() || json.currentToken() == JsonToken.VALUE_NULL) {
            json.skipChildren();
            return "";
        }
        return json.getText();
    }

    /** Texts of all values below the object the parser stands at, by their dotted paths; elements count from 0. */
    public static Map<String, String> leaves(JsonParser json) throws IOException {
        return leaves(json, path -> true);
    }

    /**
     * Texts of the values below the object or array the parser stands at, by their dotted paths; elements count from 0.
     *
     * @param wanted whether to go into, or to take, what is at a path
     */
    public static Map<String, String> leaves(JsonParser json, Predicate<String> wanted) throws IOException {
        Map<String, String> leaves = new LinkedHashMap<>();
        gather(json, "", wanted, leaves);
        return leaves;
    }

    private static void gather(JsonParser json, String path, Predicate<String> wanted, Map<String, String> leaves)
            throws IOException {
        boolean object = json.currentToken() == JsonToken.START_OBJECT;
        for (int index = 0; ; index++) {
            JsonToken token = json.nextToken();
            if (token == null || token == JsonToken.END_OBJECT || token == JsonToken.END_ARRAY) {
                return;
            }
            String below = path + (object ? json.currentName() : Integer.toString(index));
            if (object) {
                token = json.nextToken();
            }
            if (token == null) {
                return;
            }
            if (!wanted.test(below)) {
                json.skipChildren();
            } else if (token.isStructStart()) {
                gather(json, below + ".", wanted, leaves);
            } else if (token != JsonToken.VALUE_NULL) {
                leaves.put(below, json.getText());
            }
        }
    }
}
