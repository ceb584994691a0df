package dev.tenfold.scenario;

import dev.tenfold.document.Bound;
import dev.tenfold.document.Problems;
import dev.tenfold.policy.hpa.HpaSpec;
import dev.tenfold.policy.hpa.MetricSpec;
import dev.tenfold.policy.manifest.HpaFile;
import dev.tenfold.policy.manifest.HpaManifest;
import dev.tenfold.policy.manifest.HpaReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the policy files that a scenario names, and finds the service that each policy scales. */
final class PolicyFiles {
    private final Path folder;
    private final Scenario scenario;
    private final Bound<Scenario> bound;
    private final Problems problems;
    private final List<Script.Policy> policies = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    PolicyFiles(Path folder, Scenario scenario, Bound<Scenario> bound, Problems problems) {
        this.folder = folder;
        this.scenario = scenario;
        this.bound = bound;
        this.problems = problems;
    }

    /** What was left aside, a sentence each. */
    List<String> remarks() {
        return List.copyOf(remarks);
    }

    List<Script.Policy> read() {
        for (int i = 0; i < scenario.policies().size(); i++) {
            PolicyFile policy = scenario.policies().get(i);
            String path = "policies[" + i + "].file";
            Path file = folder.resolve(policy.file());
            Optional<byte[]> bytes = ScenarioReader.bytes(file, bound.place(path), path, problems);
            if (bytes.isPresent()) {
                Problems found = new Problems();
                HpaFile read = HpaReader.read(file.toString(), bytes.get(), found);
                found.all().forEach(problems::add);
                if (found.isEmpty()) {
                    take(read, policy, path, Sha256.of(bytes.get()));
                }
            }
        }
        return List.copyOf(policies);
    }

    private void take(HpaFile file, PolicyFile policy, String path, String sha256) {
        int taken = 0;
        for (HpaManifest manifest : file.autoscalers()) {
            String target = manifest.spec().target().name();
            String service = policy.service().orElse(target);
            if (!scenario.services().containsKey(service)) {
                remarks.add(policy.file() + " also holds " + manifest.spec().name() + ", which scales " + target
                        + ": no service of the scenario");
                continue;
            }
            taken++;
            manifest.errors().forEach(problems::add);
            checkSignals(manifest, path);
            policies.add(policy(file, manifest, policy.file(), sha256, service));
        }
        boolean alreadyTold = policy.service().isPresent()
                && !scenario.services().containsKey(policy.service().get());
        if (taken == 0 && !alreadyTold) {
            String rule = file.autoscalers().isEmpty()
                    ? "must hold a HorizontalPodAutoscaler"
                    : "must scale a service of the scenario: it scales "
                            + file.autoscalers().get(0).spec().target().name();
            String known = scenario.services().keySet().iterator().next();
            String hint = file.autoscalers().isEmpty() ? "" : "`service: " + known + "` beside the file";
            problems.add(bound.place(path), path, rule, policy.file(), hint);
        }
    }

    private Script.Policy policy(HpaFile file, HpaManifest manifest, String name, String sha256, String service) {
        long startUp = scenario.services().get(service).startUp().startUp().totalNanos();
        return new Script.Policy(
                name,
                sha256,
                service,
                manifest.spec(),
                manifest.understood(),
                manifest.defaulted().stream()
                        .map(open -> open.path() + ": " + open.value())
                        .toList(),
                file.warnings(manifest, Optional.of(Duration.ofNanos(startUp))).stream()
                        .map(warning -> "line " + warning.place().line() + ": " + warning.sentence())
                        .toList());
    }

    /** What a policy reads beside CPU and memory has to come from somewhere. */
    private void checkSignals(HpaManifest manifest, String path) {
        HpaSpec spec = manifest.spec();
        for (MetricSpec metric : spec.metricsInForce()) {
            boolean known =
                    !metric.resourceName().isEmpty() || scenario.signals().containsKey(metric.named());
            if (!known && metric.aim().isPresent()) {
                problems.add(
                        bound.place(path),
                        "signals." + metric.named(),
                        "is missing: " + spec.name() + " reads this metric",
                        "",
                        "signals: {" + metric.named() + ": {service: "
                                + spec.target().name() + ", measure: demand}}");
            }
        }
    }
}
