package dev.tenfold.policy;

import java.util.List;
import java.util.Optional;

/**
 * What came of evaluating policies once.
 *
 * @param moves changes of capacity, in the order they were made
 * @param blocks why others were not made, in the order they were weighed
 * @param nextNanos when to evaluate again, nanoseconds since the rehearsal's start
 */
public record Outcome(List<Move> moves, List<Block> blocks, long nextNanos) {
    public Outcome {
        moves = List.copyOf(moves);
        blocks = List.copyOf(blocks);
    }

    /** The last change, if there was one. */
    public Optional<Move> move() {
        return moves.isEmpty() ? Optional.empty() : Optional.of(moves.get(moves.size() - 1));
    }
}
