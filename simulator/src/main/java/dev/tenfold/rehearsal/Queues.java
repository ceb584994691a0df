package dev.tenfold.rehearsal;

import dev.tenfold.scenario.QueueSpec;
import dev.tenfold.scenario.QueueSpec.Kind;
import dev.tenfold.scenario.Scenario;
import dev.tenfold.service.Backlog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/** The queues of a rehearsal by the names that policies call them. */
final class Queues {
    private final Map<String, Held> held = new LinkedHashMap<>();

    Queues(Scenario scenario, World world) {
        scenario.services()
                .forEach((service, spec) -> spec.consumes().ifPresent(key -> {
                    QueueSpec queue = scenario.queues().get(key);
                    Backlog backlog =
                            world.topology().service(service).backlog().orElseThrow();
                    held.put(key, new Held(key, queue, service, backlog));
                }));
    }

    /**
     * A queue with what it holds.
     *
     * @param key its key in the scenario
     * @param spec what the scenario says of it
     * @param consumer the service that consumes it
     * @param backlog its messages
     */
    record Held(String key, QueueSpec spec, String consumer, Backlog backlog) {
        /** What policies call it. */
        String name() {
            return spec.name().orElse(key);
        }

        boolean isCalled(String wanted) {
            return spec.isCalled(key, wanted);
        }
    }

    /** The queues of a kind that a name means, by a way of comparing of the caller's own. */
    List<Held> find(Kind kind, BiPredicate<Held, String> means, String wanted) {
        List<Held> found = new ArrayList<>();
        for (Held queue : held.values()) {
            if (queue.spec().kind() == kind && means.test(queue, wanted)) {
                found.add(queue);
            }
        }
        return found;
    }

    /** The queue of any kind that one of some names means. */
    Optional<Held> any(Iterable<String> names) {
        for (String name : names) {
            for (Held queue : held.values()) {
                if (queue.isCalled(name)) {
                    return Optional.of(queue);
                }
            }
        }
        return Optional.empty();
    }

    /** What to say where none is meant. */
    String unknown(String wanted) {
        String known = held.isEmpty() ? "it has none" : "it has " + String.join(", ", held.keySet());
        return "no queue of the scenario is called " + wanted + ": " + known;
    }
}
