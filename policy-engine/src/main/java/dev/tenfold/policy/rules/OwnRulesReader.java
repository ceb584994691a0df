package dev.tenfold.policy.rules;

import dev.tenfold.document.Place;
import dev.tenfold.document.Problem;
import dev.tenfold.document.Problems;
import dev.tenfold.policy.Declaration;
import dev.tenfold.policy.PolicyDocument;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads files that end with {@code .drl}: each is one policy. */
public final class OwnRulesReader {
    private static final String FORMAT = "Drools rules";

    private final RuleCompiler compiler;

    /** A reader that compiles what it reads. */
    public OwnRulesReader(RuleCompiler compiler) {
        this.compiler = compiler;
    }

    /**
     * Reads a file.
     *
     * @param file its name, for complaints
     * @param bytes UTF-8 text
     * @param problems takes everything that is wrong with it
     * @return what it holds; nothing if something is wrong
     */
    public PolicyDocument read(String file, byte[] bytes, Problems problems) {
        List<Declaration> policies = List.of();
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            policies = compiler.read(file, text, problems)
                    .map(Declaration.class::cast)
                    .map(List::of)
                    .orElse(List.of());
        } catch (CharacterCodingException otherCharset) {
            problems.refuse(new Problem(new Place(file, 1), "", "is not UTF-8 text", "", ""));
        }
        return new PolicyDocument(file, FORMAT, policies, List.of(), List.of());
    }
}
