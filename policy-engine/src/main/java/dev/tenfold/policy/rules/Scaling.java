package dev.tenfold.policy.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * What a rule can do, in its {@code then}: the global {@code scale}. Every act takes its reason, in which
 * {@code {p95}}, {@code {avg cpu 60}} and the like stand for readings of the service, printed with their units.
 *
 * <p>Nothing happens before every rule has fired. Then, for each service: a veto beats everything; of several numbers
 * of replicas the largest holds; floors and caps apply last, caps after floors, and to what other policies want too.
 */
public final class Scaling {
    private final Supplier<String> rule;
    private final List<Wish> wishes = new ArrayList<>();

    Scaling(Supplier<String> rule) {
        this.rule = rule;
    }

    List<Wish> wishes() {
        return List.copyOf(wishes);
    }

    void clear() {
        wishes.clear();
    }

    /** Wants so many replicas of a service; fewer than none is none. */
    public void to(ServiceFact service, int replicas, String why) {
        wishes.add(new Wish.Replicas(service, Math.max(0, replicas), rule.get(), service.fill(why)));
    }

    /** Wants so many replicas more, or with a minus fewer, than are asked for now. */
    public void by(ServiceFact service, int change, String why) {
        to(service, service.getDesired() + change, why);
    }

    /** Lets no policy take a service below so many replicas, and brings it there. */
    public void atLeast(ServiceFact service, int replicas, String why) {
        wishes.add(new Wish.Floor(service, replicas, rule.get(), service.fill(why)));
    }

    /** Lets no policy take a service above so many replicas, and brings it there. */
    public void atMost(ServiceFact service, int replicas, String why) {
        wishes.add(new Wish.Cap(service, replicas, rule.get(), service.fill(why)));
    }

    /** Forbids what another policy wants. */
    public void veto(Recommendation recommendation, String why) {
        Objects.requireNonNull(recommendation, "recommendation");
        wishes.add(new Wish.Veto(recommendation, rule.get(), why));
    }

    /** Forbids every change of a service, whoever wants it. */
    public void veto(ServiceFact service, String why) {
        wishes.add(new Wish.Freeze(service, rule.get(), service.fill(why)));
    }

    /**
     * Wants replicas of another size.
     *
     * @param cores CPU of one replica, cores
     * @param memory memory of one replica, GiB
     */
    public void resize(ServiceFact service, double cores, double memory, String why) {
        if (cores <= 0 || memory <= 0) {
            throw new IllegalArgumentException("a replica needs more than 0 cores and 0 GiB");
        }
        wishes.add(new Wish.Size(service, cores, memory, rule.get(), service.fill(why)));
    }

    /**
     * Raises an alert; it lasts for as long as some rule raises it at each evaluation.
     *
     * @param severity free text, such as {@code page} or {@code ticket}
     */
    public void alert(String name, String severity, String why) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(severity, "severity");
        wishes.add(new Wish.Alert(name, severity, rule.get(), why));
    }

    /** Raises an alert about a service, whose readings may stand in the reason. */
    public void alert(String name, String severity, ServiceFact service, String why) {
        alert(name, severity, service.fill(why));
    }
}
