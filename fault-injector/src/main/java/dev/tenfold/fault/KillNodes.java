package dev.tenfold.fault;

import dev.tenfold.spelling.Meaning;
import dev.tenfold.spelling.Share;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Nodes of a pool die at once, with all replicas on them; others are asked for in their place.
 *
 * @param at when they die, since start
 * @param pool the pool that loses them
 * @param nodes how many of the ready ones; >= 1
 * @param share the same as a share of the ready ones, rounded up; one of the two must be given
 */
@Meaning("Nodes of a pool die at once, with all replicas on them; others are asked for in their place.")
public record KillNodes(
        @Meaning("When it begins, since the start.") Duration at,
        @Meaning("The pool of nodes that it strikes.") String pool,

        @Meaning("How many nodes die; this or share.") Optional<Integer> nodes,

        @Meaning("Which share of the nodes dies, rounded up; this or nodes.")
        Optional<Share> share)
        implements PlatformFault {
    public KillNodes {
        Ramps.requireNotNegative("at", at);
        if (nodes.isPresent() && nodes.get() < 1) {
            throw new IllegalArgumentException("nodes must be >= 1, was " + nodes.get());
        }
        if (nodes.isPresent() == share.isPresent()) {
            throw new IllegalArgumentException("nodes must be given, or share, and not both");
        }
    }

    @Override
    public Duration lasts() {
        return Duration.ZERO;
    }

    /** How many of the ready nodes die. */
    public int dying(int ready) {
        return share.map(part -> (int) Math.ceil(part.ratio() * ready - 1e-9))
                .orElseGet(() -> Math.min(ready, nodes.orElseThrow()));
    }

    @Override
    public void begin(Ground ground) {
        ground.killNodes(pool, this::dying);
    }

    @Override
    public String title() {
        return share.map(part -> part + " of the nodes killed")
                .orElseGet(() -> nodes.orElseThrow() + (nodes.orElseThrow() == 1 ? " node killed" : " nodes killed"));
    }

    @Override
    public String sentence() {
        return title() + " in " + pool;
    }

    @Override
    public String subject() {
        return pool;
    }

    @Override
    public List<Mention> mentions() {
        return List.of(new Mention("pool", pool, Mention.What.POOL));
    }

    @Override
    public Fault variant(Duration at, Duration lasts, double intensity) {
        return new KillNodes(
                at,
                pool,
                nodes.map(count -> Ramps.milder(count, intensity)),
                share.map(part -> Ramps.milder(part, intensity)));
    }
}
