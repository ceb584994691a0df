package dev.tenfold.policy.rules;

import dev.tenfold.policy.Move;
import dev.tenfold.policy.Move.Reading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What becomes of the wishes of one evaluation: vetoes beat everything, the largest number of replicas holds, floors
 * apply after it and caps last.
 *
 * @param policy name of the policy
 * @param nowNanos when, nanoseconds since the rehearsal's start
 * @param wishes in the order in which the rules fired
 */
record Settlement(String policy, long nowNanos, List<Wish> wishes) {
    private static final List<ServiceMetric> SHOWN =
            List.of(ServiceMetric.CPU, ServiceMetric.DEMAND, ServiceMetric.P95);

    /** What happens to a service because of own rules alone. */
    List<Outcome> of(ServiceFact service) {
        List<Outcome> outcomes = new ArrayList<>();
        Optional<Wish> freeze = freeze(service);
        replicas(service, freeze).ifPresent(outcomes::add);
        size(service, freeze).ifPresent(outcomes::add);
        return outcomes;
    }

    /**
     * What happens to a recommendation; empty if it may be followed.
     *
     * @param service what it is about; empty if that is no service, as a pool of nodes, which only a veto stops
     */
    Optional<Outcome> of(Recommendation recommendation, Optional<ServiceFact> service) {
        Optional<Wish> veto = all(Wish.Veto.class)
                .filter(wish -> wish.recommendation().equals(recommendation))
                .map(Wish.class::cast)
                .findFirst()
                .or(() -> service.flatMap(this::freeze));
        if (veto.isPresent()) {
            return Optional.of(new Outcome.Vetoed(
                    recommendation, veto.get().rule(), veto.get().why()));
        }
        return service.flatMap(known -> bound(known, recommendation.to()))
                .map(bound -> new Outcome.Bounded(
                        recommendation,
                        bound.count(),
                        bound.wish().rule(),
                        bound.wish().why()));
    }

    private Optional<Outcome> replicas(ServiceFact service, Optional<Wish> freeze) {
        Optional<Wish.Replicas> wanted = all(Wish.Replicas.class)
                .filter(wish -> wish.service() == service)
                .max(Comparator.comparingInt(Wish.Replicas::count));
        int from = service.getDesired();
        int target = wanted.map(Wish.Replicas::count).orElse(from);
        Optional<Bound> bound = bound(service, target);
        int to = bound.map(Bound::count).orElse(target);
        Optional<Wish> decisive = bound.map(Bound::wish).or(() -> wanted.map(Wish.class::cast));
        if (freeze.isPresent() && to != from) {
            return refused(service, to + " replicas", decisive.orElseThrow().rule(), freeze.get());
        }
        if (bound.isPresent() && wanted.isPresent() && to == from) {
            return refused(
                    service,
                    target + " replicas",
                    wanted.get().rule(),
                    bound.get().wish());
        }
        return to == from ? Optional.empty() : decisive.map(wish -> scaled(service, from, to, wish));
    }

    private Outcome scaled(ServiceFact service, int from, int to, Wish wish) {
        List<Reading> readings = SHOWN.stream()
                .map(metric -> new Reading(metric.written(), service.fill("{" + metric.written() + "}"), "", 0))
                .filter(reading -> !reading.value().equals("unknown"))
                .toList();
        Move move = new Move(nowNanos, from, to, policy, wish.rule(), wish.why(), readings);
        return new Outcome.Scaled(service.getName(), move);
    }

    private Optional<Outcome> size(ServiceFact service, Optional<Wish> freeze) {
        List<Wish.Size> wanted =
                all(Wish.Size.class).filter(wish -> wish.service() == service).toList();
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        Wish.Size first = wanted.get(0);
        double cores = wanted.stream().mapToDouble(Wish.Size::cores).max().orElseThrow();
        double memory = wanted.stream().mapToDouble(Wish.Size::memory).max().orElseThrow();
        if (cores == service.getCores() && memory == service.getMemory()) {
            return Optional.empty();
        }
        if (freeze.isPresent()) {
            String size = ServiceMetric.CORES.shown(cores) + " and " + ServiceMetric.MEMORY.shown(memory);
            return refused(service, size, first.rule(), freeze.get());
        }
        return Optional.of(new Outcome.Resized(service.getName(), cores, memory, first.rule(), first.why()));
    }

    private static Optional<Outcome> refused(ServiceFact service, String wanted, String wantedBy, Wish by) {
        return Optional.of(new Outcome.Refused(service.getName(), wanted, wantedBy, by.rule(), by.why()));
    }

    private Optional<Wish> freeze(ServiceFact service) {
        return all(Wish.Freeze.class)
                .filter(wish -> wish.service() == service)
                .map(Wish.class::cast)
                .findFirst();
    }

    /** The bound that changes a number of replicas; empty if none does. */
    private Optional<Bound> bound(ServiceFact service, int replicas) {
        Optional<Wish.Floor> floor = all(Wish.Floor.class)
                .filter(wish -> wish.service() == service)
                .max(Comparator.comparingInt(Wish.Floor::count));
        Optional<Wish.Cap> cap = all(Wish.Cap.class)
                .filter(wish -> wish.service() == service)
                .min(Comparator.comparingInt(Wish.Cap::count));
        int raised = Math.max(replicas, floor.map(Wish.Floor::count).orElse(replicas));
        if (cap.isPresent() && cap.get().count() < raised) {
            return cap.get().count() == replicas
                    ? Optional.empty()
                    : Optional.of(new Bound(cap.get().count(), cap.get()));
        }
        return raised == replicas ? Optional.empty() : floor.map(wish -> new Bound(raised, wish));
    }

    private <W extends Wish> Stream<W> all(Class<W> kind) {
        return wishes.stream().filter(kind::isInstance).map(kind::cast);
    }

    /** A number of replicas, and the wish that sets it. */
    private record Bound(int count, Wish wish) {}
}
