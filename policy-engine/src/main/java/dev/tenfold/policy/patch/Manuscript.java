package dev.tenfold.policy.patch;

import dev.tenfold.document.Place;
import dev.tenfold.document.Problem;
import dev.tenfold.document.Problems;
import dev.tenfold.policy.PolicyDocument;
import dev.tenfold.policy.file.PolicyFormats;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A file of policies as its author wrote it.
 *
 * @param file its name, for complaints and for differences
 * @param text its content, every character of it
 * @param parameters values that a template or module is given, by name
 */
public record Manuscript(String file, String text, Map<String, String> parameters) {
    public Manuscript {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(text, "text");
        parameters = Map.copyOf(parameters);
    }

    /** A file's bytes; empty, with the reason, if they are no UTF-8. */
    public static Optional<Manuscript> of(
            String file, byte[] bytes, Map<String, String> parameters, Problems problems) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Optional.of(new Manuscript(file, text, parameters));
        } catch (CharacterCodingException malformed) {
            problems.refuse(new Problem(new Place(file, 0), "", "must be UTF-8 to be changed", "", ""));
            return Optional.empty();
        }
    }

    /** The same file with other content. */
    public Manuscript with(String changed) {
        return new Manuscript(file, changed, parameters);
    }

    /** The bytes to be stored. */
    public byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** What the file holds; what keeps it from being read goes to the problems. */
    public PolicyDocument read(Problems problems) {
        return PolicyFormats.uncached().read(file, bytes(), parameters, problems);
    }
}
