package dev.tenfold.policy.rules;

import dev.tenfold.document.Place;
import dev.tenfold.document.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.drools.modelcompiler.KieBaseBuilder;

/**
 * Turns files of own rules into policies. Compiling takes seconds, so what was compiled is kept: the same text is
 * loaded again under the same Tenfold, Drools and Java.
 */
public final class RuleCompiler {
    private static final String OWN = "own";
    private static final List<Class<?>> FACTS = List.of(
            ServiceFact.class, Now.class, Recommendation.class, Scaling.class, RuleBuild.class, RuleChecks.class);

    private final RuleCache cache;
    private int compilations;

    /** A compiler that keeps what it compiled in a cache. */
    public RuleCompiler(RuleCache cache) {
        this.cache = Objects.requireNonNull(cache, "cache");
    }

    /**
     * Reads a file of rules.
     *
     * @param file its name, for complaints
     * @param text what it holds
     * @param problems takes everything that is wrong with it
     * @return the policy; empty if something is wrong
     */
    public Optional<OwnRulesDeclaration> read(String file, String text, Problems problems) {
        RuleText rules = RuleText.of(text);
        String key = key(rules.text());
        Optional<CompiledRules> known = cache.find(key);
        if (known.isPresent()) {
            return known.map(compiled -> compiled.of(file));
        }
        compilations++;
        Optional<CompiledRules> compiled = compile(file, rules, problems);
        compiled.ifPresent(fresh -> cache.keep(key, fresh));
        return compiled.map(fresh -> fresh.of(file));
    }

    /** How many files were compiled rather than found in the cache. */
    public int compilations() {
        return compilations;
    }

    private static Optional<CompiledRules> compile(String file, RuleText text, Problems problems) {
        Problems found = new Problems();
        Optional<RuleParse> parse = RuleParse.of(file, text, found);
        if (parse.isEmpty()) {
            if (found.isEmpty()) {
                found.add(new Place(file, 1), "", "holds no rule", "");
            }
            found.all().forEach(problems::add);
            return Optional.empty();
        }
        RuleChecks checks = RuleChecks.of(file, parse.get(), found);
        RuleBuild build = RuleBuild.of(Map.of(OWN, parse.get().text().text()));
        if (!build.complaints().isEmpty()) {
            new RuleDiagnosis(file, parse.get(), build.complaints(), found).report();
        }
        if (!found.isEmpty()) {
            found.all().forEach(problems::add);
            return Optional.empty();
        }
        return Optional.of(new CompiledRules(checks.rules(), checks.doubts(), build.models(), build.classes()));
    }

    /** Names what compiled rules depend on: their text, what they can call, and who compiled them for which Java. */
    private static String key(String text) {
        try {
            MessageDigest sum = MessageDigest.getInstance("SHA-256");
            for (Class<?> fact : FACTS) {
                sum.update(bytesOf(fact));
            }
            String versions = RuleCompiler.class.getPackage().getImplementationVersion() + "\n"
                    + KieBaseBuilder.class.getPackage().getImplementationVersion() + "\n"
                    + Runtime.version().feature() + "\n";
            sum.update(versions.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sum.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private static byte[] bytesOf(Class<?> type) {
        String resource = type.getSimpleName() + ".class";
        try (InputStream in = Objects.requireNonNull(type.getResourceAsStream(resource), resource)) {
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
