package dev.tenfold.scenario;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.tenfold.document.Bound;
import dev.tenfold.document.Problems;
import dev.tenfold.policy.Declaration;
import dev.tenfold.policy.PolicyDocument;
import dev.tenfold.policy.file.PolicyFormats;
import dev.tenfold.policy.resource.AwsJoin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the policy files that a scenario names, and finds what each policy scales. */
final class PolicyFiles {
    private final Attachments attachments;
    private final PolicyFormats formats;
    private final Scenario scenario;
    private final Bound<Scenario> bound;
    private final Problems problems;
    private final Set<String> scalable;
    private final List<Script.Policy> policies = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    PolicyFiles(
            Attachments attachments,
            PolicyFormats formats,
            Scenario scenario,
            Bound<Scenario> bound,
            Problems problems) {
        this.attachments = attachments;
        this.formats = formats;
        this.scenario = scenario;
        this.bound = bound;
        this.problems = problems;
        scalable = new LinkedHashSet<>(scenario.services().keySet());
        scalable.addAll(scenario.nodes().keySet());
    }

    /** What was left aside, a sentence each. */
    List<String> remarks() {
        return List.copyOf(remarks);
    }

    /**
     * A file that was read.
     *
     * @param path of its name in the scenario
     */
    private record Sheet(PolicyFile policy, String path, String sha256, PolicyDocument document) {}

    List<Script.Policy> read() {
        List<Sheet> sheets = sheets();
        Map<Declaration, Declaration> joined = AwsJoin.of(sheets.stream()
                .flatMap(sheet -> sheet.document().policies().stream())
                .toList());
        for (Sheet sheet : sheets) {
            take(sheet, joined, declaration -> sha256(sheet, declaration, sheets, joined));
        }
        return List.copyOf(policies);
    }

    private List<Sheet> sheets() {
        List<Sheet> sheets = new ArrayList<>();
        for (int i = 0; i < scenario.policies().size(); i++) {
            PolicyFile policy = scenario.policies().get(i);
            String path = "policies[" + i + "].file";
            Optional<byte[]> bytes = attachments.bytes(policy.file(), bound.place(path), path, problems);
            if (bytes.isPresent()) {
                String file = attachments.shown(policy.file());
                Problems found = new Problems();
                PolicyDocument read = formats.read(file, bytes.get(), policy.parameters(), found);
                found.all().forEach(problems::add);
                if (found.isEmpty()) {
                    sheets.add(new Sheet(policy, path, Sha256.of(bytes.get()), read));
                }
            }
        }
        return sheets;
    }

    /** Of the file, or of the hashes of all files that a policy is made of. */
    private static String sha256(
            Sheet sheet, Declaration declaration, List<Sheet> sheets, Map<Declaration, Declaration> joined) {
        List<Sheet> parts = sheets.stream()
                .filter(each ->
                        each.document().policies().stream().anyMatch(written -> joined.get(written) == declaration))
                .toList();
        return parts.isEmpty()
                ? sheet.sha256()
                : Sha256.of(parts.stream()
                        .map(Sheet::sha256)
                        .collect(Collectors.joining())
                        .getBytes(US_ASCII));
    }

    private void take(Sheet sheet, Map<Declaration, Declaration> joined, Function<Declaration, String> hash) {
        PolicyFile policy = sheet.policy();
        String path = sheet.path();
        int taken = 0;
        for (Declaration written : sheet.document().policies()) {
            Declaration declaration = joined.getOrDefault(written, written);
            if (!declaration.place().file().equals(written.place().file())) {
                taken++;
                remarks.add(policy.file() + " belongs to " + declaration.name() + " in "
                        + declaration.place().file() + ": they are one policy, which tune leaves as it is");
                continue;
            }
            Optional<String> target = target(declaration, policy);
            if (target.isEmpty()) {
                remarks.add(policy.file() + " also holds " + declaration.name() + ", which scales "
                        + scaled(declaration) + ": no service of the scenario");
                continue;
            }
            taken++;
            if (declaration.spec().isForAll() && policy.service().isPresent()) {
                remarks.add("`service` beside " + policy.file() + ": its rules act on whatever services they name");
            }
            declaration.errors().forEach(problems::add);
            PolicyNeeds.check(declaration, scenario, bound.place(path), problems);
            MetricNeeds.check(
                    declaration.name(), declaration.spec(), target.get(), scenario, bound.place(path), problems);
            policies.add(new Script.Policy(
                    policy.file(), hash.apply(declaration), target.get(), declaration, warnings(declaration, target)));
        }
        boolean alreadyTold = policy.service().isPresent()
                && !scalable.contains(policy.service().get());
        if (taken == 0 && !alreadyTold) {
            refuse(sheet.document(), policy, path);
        }
    }

    /** What a policy scales; the empty name if it scales nothing, and nothing if the scenario has no such service. */
    private Optional<String> target(Declaration declaration, PolicyFile policy) {
        boolean scales = declaration.spec().floor().isPresent();
        if (declaration.targets().isEmpty() && !scales) {
            return Optional.of("");
        }
        if (declaration.spec().isForAll()) {
            return declaration.targets().stream().anyMatch(scalable::contains) ? Optional.of("") : Optional.empty();
        }
        return policy.service()
                .or(() -> declaration.targets().stream()
                        .filter(scalable::contains)
                        .findFirst())
                .filter(scalable::contains);
    }

    private static String scaled(Declaration declaration) {
        return declaration.targets().isEmpty()
                ? "what it does not name"
                : declaration.targets().get(0);
    }

    private List<String> warnings(Declaration declaration, Optional<String> target) {
        Optional<Duration> startUp = target.map(scenario.services()::get)
                .map(service -> Duration.ofNanos(service.startUp().startUp().totalNanos()));
        return declaration.warnings(startUp).stream()
                .map(warning -> "line " + warning.place().line() + ": " + warning.sentence())
                .toList();
    }

    private void refuse(PolicyDocument document, PolicyFile policy, String path) {
        boolean none = document.policies().isEmpty();
        String rule = none
                ? "must hold a scaling policy"
                : "must scale a service of the scenario: it scales "
                        + scaled(document.policies().get(0));
        String known = scalable.iterator().next();
        problems.add(
                bound.place(path), path, rule, policy.file(), none ? "" : "`service: " + known + "` beside the file");
    }
}
