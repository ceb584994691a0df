package dev.tenfold.policy.rules;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compiled rules as bytes, which end with a checksum of all before: what was damaged is not read. */
final class RuleArchive {
    private static final int MARK = 0x54464c44;
    private static final int SUM_LENGTH = 32;

    private RuleArchive() {}

    static byte[] write(CompiledRules rules) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(MARK);
            out.writeInt(rules.rules().size());
            for (RuleSummary rule : rules.rules()) {
                out.writeUTF(rule.name());
                out.writeInt(rule.line());
                out.writeInt(rule.thenLine());
                out.writeUTF(rule.salience());
                write(rule.acts(), out);
                write(rule.services(), out);
            }
            out.writeInt(rules.doubts().size());
            for (CompiledRules.Doubt doubt : rules.doubts()) {
                out.writeInt(doubt.line());
                out.writeUTF(doubt.sentence());
            }
            write(rules.models(), out);
            out.writeInt(rules.classes().size());
            for (Map.Entry<String, byte[]> type : rules.classes().entrySet()) {
                out.writeUTF(type.getKey());
                out.writeInt(type.getValue().length);
                out.write(type.getValue());
            }
            out.flush();
            out.write(sum(bytes.toByteArray()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** The rules that were written; empty if these are not the bytes that were written. */
    static Optional<CompiledRules> read(byte[] bytes) {
        int length = bytes.length - SUM_LENGTH;
        if (length < 0
                || !Arrays.equals(sum(Arrays.copyOf(bytes, length)), Arrays.copyOfRange(bytes, length, bytes.length))) {
            return Optional.empty();
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 0, length))) {
            return in.readInt() == MARK ? Optional.of(rules(in)) : Optional.empty();
        } catch (IOException otherFormat) {
            return Optional.empty();
        }
    }

    private static CompiledRules rules(DataInputStream in) throws IOException {
        List<RuleSummary> rules = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            rules.add(new RuleSummary(in.readUTF(), in.readInt(), in.readInt(), in.readUTF(), texts(in), texts(in)));
        }
        List<CompiledRules.Doubt> doubts = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            doubts.add(new CompiledRules.Doubt(in.readInt(), in.readUTF()));
        }
        List<String> models = texts(in);
        Map<String, byte[]> classes = new LinkedHashMap<>();
        for (int i = in.readInt(); i > 0; i--) {
            classes.put(in.readUTF(), in.readNBytes(in.readInt()));
        }
        return new CompiledRules(rules, doubts, models, classes);
    }

    private static void write(List<String> texts, DataOutputStream out) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            out.writeUTF(text);
        }
    }

    private static List<String> texts(DataInputStream in) throws IOException {
        List<String> texts = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            texts.add(in.readUTF());
        }
        return texts;
    }

    private static byte[] sum(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
