package dev.tenfold.scenario;

import dev.tenfold.document.Warning;
import dev.tenfold.load.Profile;
import dev.tenfold.policy.Declaration;
import dev.tenfold.policy.PolicySpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A scenario with all the files read that it names: ready to be rehearsed.
 *
 * @param file path of the scenario as the user gave it
 * @param sha256 hash of its bytes, hexadecimal
 * @param scenario what its author wrote
 * @param profile its load over time: users, or requests per second
 * @param policies the policies that its files hold, each on its service
 * @param defaulted what the author left open, a line each
 * @param remarks what was left aside in its files, a sentence each
 */
public record Script(
        String file,
        String sha256,
        Scenario scenario,
        Profile profile,
        List<Policy> policies,
        List<String> defaulted,
        List<String> remarks) {

    /**
     * A policy in its place.
     *
     * @param file its file, as the scenario names it
     * @param sha256 hash of the file's bytes, hexadecimal
     * @param target the service or node pool that it scales; empty if it scales nothing, as an alert
     * @param declaration what it says
     * @param warnings what looks wrong in it
     */
    public record Policy(String file, String sha256, String target, Declaration declaration, List<Warning> warnings) {
        public Policy {
            warnings = List.copyOf(warnings);
        }

        /** The warnings in words, each with its line, and with its file where that is not the one that it begins in. */
        public List<String> warned() {
            return warnings.stream().map(this::told).toList();
        }

        private String told(Warning warning) {
            String told = "line " + warning.place().line() + ": " + warning.sentence();
            Path stands = Path.of(warning.place().file());
            boolean here = warning.place().file().equals(declaration.place().file());
            return here ? told : stands.getFileName() + ", " + told;
        }

        /** Its own name. */
        public String name() {
            return declaration.name();
        }

        /** What its platform calls it, such as {@code HorizontalPodAutoscaler}; without the version of an API. */
        public String kind() {
            return declaration.kind().replaceFirst(" \\S+/\\S+$", "");
        }

        /** Fields that the file leaves open, each with the value that holds. */
        public List<String> defaulted() {
            return declaration.defaulted().stream()
                    .map(open -> open.path() + ": " + open.value())
                    .toList();
        }
    }

    /** The policies of one kind, in the order of their files. */
    public <S extends PolicySpec> List<S> specs(Class<S> kind, String target) {
        return policies.stream()
                .filter(policy -> policy.target().equals(target))
                .map(policy -> policy.declaration().spec())
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /** The policies on one target that scale it, in the order of their files. */
    public Stream<PolicySpec> scaling(String target) {
        return policies.stream()
                .filter(policy -> policy.target().equals(target))
                .map(policy -> policy.declaration().spec())
                .filter(spec -> spec.floor().isPresent());
    }

    /** Virtual time to rehearse. */
    public Duration length() {
        return scenario.length().orElse(Duration.ofNanos(profile.endNanos()));
    }

    /** The same over another time. */
    public Script lasting(Duration length) {
        return new Script(file, sha256, scenario.lasting(length), profile, policies, defaulted, remarks);
    }

    /** The same with other chances; faults that chance had stay. */
    public Script seeded(long seed) {
        return new Script(file, sha256, scenario.seeded(seed), profile, policies, defaulted, remarks);
    }

    /** The same without anything that breaks. */
    public Script untroubled() {
        return new Script(file, sha256, scenario.untroubled(), profile, policies, defaulted, remarks);
    }

    /** The same under another title. */
    public Script titled(String title) {
        return new Script(file, sha256, scenario.titled(title), profile, policies, defaulted, remarks);
    }

    /** The same under another load. */
    public Script under(Profile load) {
        return new Script(file, sha256, scenario, load, policies, defaulted, remarks);
    }

    /** The same as if another seed stood in the scenario: faults that are drawn by chance are drawn anew. */
    public Script drawnAgain(long seed) {
        return new Script(file, sha256, scenario.drawnAgain(seed, length()), profile, policies, defaulted, remarks);
    }

    /** The same with its load so many times as high, 0 or more. */
    public Script times(double factor) {
        return factor == 1 ? this : under(profile.times(factor));
    }

    /** The same with other policies in place of all of its own. */
    public Script with(List<Policy> others) {
        return new Script(file, sha256, scenario, profile, List.copyOf(others), defaulted, remarks);
    }

    /**
     * The same with policies changed.
     *
     * @param changed each takes the place of the policy of its kind and name
     * @throws IllegalArgumentException if there is none of that kind and name
     */
    public Script with(Declaration... changed) {
        List<Policy> mended = new ArrayList<>(policies);
        for (Declaration declaration : changed) {
            Policy before = mended.stream()
                    .filter(policy -> policy.declaration().kind().equals(declaration.kind()))
                    .filter(policy -> policy.name().equals(declaration.name()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "no policy is a " + declaration.kind() + " called " + declaration.name()));
            Policy after = new Policy(before.file(), before.sha256(), before.target(), declaration, before.warnings());
            mended.set(mended.indexOf(before), after);
        }
        return with(mended);
    }

    /**
     * The same without policies and faults: nobody asks at first, and then the load is steady.
     *
     * @param factor the load beside the peak of this one
     * @param quiet how long nobody asks
     * @param length of all of it
     */
    public Script steady(double factor, Duration quiet, Duration length) {
        double level = profile.peak() * factor;
        Profile flat = new Profile(List.of(
                new Profile.Piece(0, 0, quiet.toNanos(), false),
                new Profile.Piece(level, level, length.minus(quiet).toNanos(), false)));
        return new Script(file, sha256, scenario.calm(length), flat, List.of(), defaulted, remarks);
    }

    /** Names of the services, callers before those they call, otherwise in the author's order. */
    public List<String> callersFirst() {
        return callersFirst(scenario.services());
    }

    /** The same for services alone; those in a circle of calls are missing from it. */
    static List<String> callersFirst(Map<String, ServiceSpec> services) {
        Map<String, Integer> callers = new LinkedHashMap<>();
        services.keySet().forEach(name -> callers.put(name, 0));
        services.values()
                .forEach(service -> service.calls()
                        .forEach(call -> callers.computeIfPresent(call.service(), (name, count) -> count + 1)));
        Deque<String> free = new ArrayDeque<>();
        callers.forEach((name, count) -> {
            if (count == 0) {
                free.add(name);
            }
        });
        List<String> order = new ArrayList<>();
        while (!free.isEmpty()) {
            String name = free.remove();
            order.add(name);
            for (ServiceSpec.CallSpec call : services.get(name).calls()) {
                if (callers.merge(call.service(), -1, Integer::sum) == 0) {
                    free.add(call.service());
                }
            }
        }
        return order;
    }
}
