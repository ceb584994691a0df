package dev.tenfold.scenario;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.tenfold.document.Bound;
import dev.tenfold.document.Problems;
import dev.tenfold.document.Warning;
import dev.tenfold.policy.Declaration;
import dev.tenfold.policy.PolicyDocument;
import dev.tenfold.policy.awscli.AwsCliReader;
import dev.tenfold.policy.file.PolicyFormats;
import dev.tenfold.policy.resource.AwsJoin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
    private final List<Sheet> sheets = new ArrayList<>();

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
        readFiles();
        Map<Declaration, Declaration> joined = joined();
        sheets.forEach(sheet -> take(sheet, joined));
        return List.copyOf(policies);
    }

    /** What several files of the AWS command line say of one group; a file for one service says it of no other's. */
    private Map<Declaration, Declaration> joined() {
        Map<Declaration, PolicyFile> named = new IdentityHashMap<>();
        for (Sheet sheet : sheets) {
            if (sheet.document().format().equals(AwsCliReader.FORMAT)) {
                sheet.document().policies().forEach(each -> named.put(each, sheet.policy()));
            }
        }
        List<Declaration> printed = sheets.stream()
                .flatMap(sheet -> sheet.document().policies().stream())
                .filter(named::containsKey)
                .toList();
        return AwsJoin.of(printed, (home, part) -> {
            Optional<String> service = named.get(part).service();
            return service.isEmpty() || service.equals(target(home, named.get(home)));
        });
    }

    private void readFiles() {
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
    }

    /** Of the file, or of the hashes of all files that a policy is made of. */
    private String sha256(Sheet sheet, Declaration declaration) {
        Set<String> files = AwsJoin.files(declaration);
        if (files.size() == 1) {
            return sheet.sha256();
        }
        StringBuilder all = new StringBuilder();
        for (String file : files) {
            all.append(sheet(file).sha256());
        }
        return Sha256.of(all.toString().getBytes(US_ASCII));
    }

    private Sheet sheet(String file) {
        return sheets.stream()
                .filter(sheet -> sheet.document().file().equals(file))
                .findFirst()
                .orElseThrow();
    }

    private void take(Sheet sheet, Map<Declaration, Declaration> joined) {
        PolicyFile policy = sheet.policy();
        String path = sheet.path();
        int taken = 0;
        for (Declaration written : sheet.document().policies()) {
            Declaration declaration = joined.getOrDefault(written, written);
            if (!declaration.place().file().equals(written.place().file())) {
                taken++;
                remark(policy.file() + " belongs to " + declaration.name() + " in "
                        + sheet(declaration.place().file()).policy().file()
                        + ": they are one policy, which tune leaves as it is");
                continue;
            }
            Optional<String> target = target(declaration, policy);
            if (target.isEmpty()) {
                remark(policy.file() + " also holds " + declaration.name() + ", which scales " + scaled(declaration)
                        + ": no service of the scenario");
                continue;
            }
            taken++;
            if (declaration.spec().isForAll() && policy.service().isPresent()) {
                remark("`service` beside " + policy.file() + ": its rules act on whatever services they name");
            }
            declaration.errors().forEach(problems::add);
            PolicyNeeds.check(declaration, scenario, bound.place(path), problems);
            MetricNeeds.check(
                    declaration.name(), declaration.spec(), target.get(), scenario, bound.place(path), problems);
            policies.add(new Script.Policy(
                    policy.file(),
                    sha256(sheet, declaration),
                    target.get(),
                    declaration,
                    warnings(declaration, target)));
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

    /** Once, however many say the same. */
    private void remark(String sentence) {
        if (!remarks.contains(sentence)) {
            remarks.add(sentence);
        }
    }

    private static String scaled(Declaration declaration) {
        return declaration.targets().isEmpty()
                ? "what it does not name"
                : declaration.targets().get(0);
    }

    private List<Warning> warnings(Declaration declaration, Optional<String> target) {
        Optional<Duration> startUp = target.map(scenario.services()::get)
                .map(service -> Duration.ofNanos(service.startUp().startUp().totalNanos()));
        return declaration.warnings(startUp);
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
