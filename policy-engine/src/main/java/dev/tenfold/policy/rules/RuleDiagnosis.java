package dev.tenfold.policy.rules;

import dev.tenfold.document.Place;
import dev.tenfold.document.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;

/**
 * Finds out where rules are wrong that Drools cannot compile. Drools names neither the rule nor the line of most
 * mistakes and stops at the first one of a pattern; so each rule is compiled alone, and then each condition and each
 * consequence of those that failed, all in one go. Whatever is complained about then has a place.
 */
final class RuleDiagnosis {
    private final String file;
    private final RuleParse parse;
    private final List<RuleBuild.Complaint> complaints;
    private final Problems problems;
    private final FactNames names;
    private final Set<String> reported = new LinkedHashSet<>();

    RuleDiagnosis(String file, RuleParse parse, List<RuleBuild.Complaint> complaints, Problems problems) {
        this.file = file;
        this.parse = parse;
        this.complaints = complaints;
        this.problems = problems;
        this.names = new FactNames(parse.tree());
    }

    /** Reports every mistake that can be found, and at least one. */
    void report() {
        List<RulePart> parts = new ArrayList<>();
        failing().forEach(rule -> parts.addAll(RulePart.of(rule, parse.text())));
        Map<String, RulePart> byWord = new LinkedHashMap<>();
        for (RulePart part : parts) {
            byWord.put("part" + byWord.size(), part);
        }
        Map<String, String> texts = new LinkedHashMap<>();
        byWord.forEach(
                (word, part) -> texts.put(word, part.text().inPackage(word).text()));
        build(texts).forEach((word, said) -> {
            RulePart part = byWord.get(word);
            said.forEach(complaint -> add(part, new RuleComplaint(names, part, complaint)));
        });
        if (problems.isEmpty()) {
            reportAsItCame();
        }
    }

    /** The rules that fail when they are alone; all, if none does. */
    private List<RuleDescr> failing() {
        Map<String, RuleDescr> byWord = new LinkedHashMap<>();
        Map<String, String> texts = new LinkedHashMap<>();
        for (RuleDescr rule : parse.tree().getRules()) {
            String word = "rule" + byWord.size();
            byWord.put(word, rule);
            texts.put(word, RulePart.alone(rule, parse.text()).inPackage(word).text());
        }
        List<RuleDescr> failing = new ArrayList<>();
        build(texts).forEach((word, said) -> {
            if (!said.isEmpty()) {
                failing.add(byWord.get(word));
            }
        });
        return failing.isEmpty() ? List.copyOf(byWord.values()) : failing;
    }

    /**
     * What is said about each text. Drools stops at the first text that it cannot turn into Java, so texts that were
     * complained about are taken out until the rest is fine; where it crashes, each is compiled alone.
     */
    private static Map<String, List<RuleBuild.Complaint>> build(Map<String, String> texts) {
        Map<String, List<RuleBuild.Complaint>> byWord = new LinkedHashMap<>();
        texts.keySet().forEach(word -> byWord.put(word, new ArrayList<>()));
        Map<String, String> rest = new LinkedHashMap<>(texts);
        boolean progress = true;
        while (progress) {
            for (RuleBuild.Complaint complaint : RuleBuild.of(rest).complaints()) {
                rest.keySet().stream()
                        .filter(complaint::isAbout)
                        .findFirst()
                        .ifPresent(word -> byWord.get(word).add(complaint));
                if (complaint.path().isEmpty()) {
                    rest.forEach((word, text) -> byWord.get(word)
                            .addAll(RuleBuild.of(Map.of(word, text)).complaints()));
                    return byWord;
                }
            }
            progress = rest.keySet().removeIf(word -> !byWord.get(word).isEmpty()) && !rest.isEmpty();
        }
        return byWord;
    }

    private void add(RulePart part, RuleComplaint complaint) {
        if (reported.add(part.rule().getName() + "\n" + complaint.key())) {
            Place place = new Place(file, complaint.line());
            problems.add(place, "rule \"" + part.rule().getName() + "\"", complaint.what(), "", complaint.hint());
        }
    }

    private void reportAsItCame() {
        for (RuleBuild.Complaint complaint : complaints) {
            String first = complaint.text().lines().findFirst().orElse("");
            problems.add(new Place(file, firstLine()), "", "cannot be compiled: " + first, "");
        }
    }

    private int firstLine() {
        return parse.tree().getRules().stream()
                .findFirst()
                .map(RuleDescr::getLine)
                .orElse(1);
    }

    /** The line of the pattern of a fact; that of the part if there is none such. */
    static int lineOfFact(RulePart part, String fact) {
        return RuleTree.patterns(part.rule()).stream()
                .filter(pattern -> fact.equals(pattern.getObjectType()))
                .mapToInt(PatternDescr::getLine)
                .findFirst()
                .orElse(part.line());
    }
}
