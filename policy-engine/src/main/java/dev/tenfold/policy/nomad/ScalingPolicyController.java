package dev.tenfold.policy.nomad;

import dev.tenfold.policy.Outcome;
import dev.tenfold.policy.PolicySession;
import java.util.List;

/**
 * One policy of the Nomad Autoscaler under the rules.
 *
 * @see <a href="https://github.com/hashicorp/nomad-autoscaler/blob/main/policy/handler.go">policy/handler.go</a>
 */
public final class ScalingPolicyController {
    private final ScalingPolicySpec spec;
    private final ScalingTurn turn;
    private final PolicySession.Policy policy;

    /** Takes on a policy. */
    public ScalingPolicyController(ScalingPolicySpec spec, PolicySession session) {
        this.spec = spec;
        this.turn = new ScalingTurn(spec, session::firingRule);
        this.policy = session.insert(turn);
    }

    /**
     * Evaluates the policy once.
     *
     * @param nowNanos the moment, nanoseconds since the rehearsal's start; never before the last one
     */
    public Outcome evaluate(TargetView view, long nowNanos) {
        turn.begin(view, nowNanos);
        policy.settle(turn);
        return new Outcome(
                turn.move().map(List::of).orElse(List.of()),
                turn.block().map(List::of).orElse(List.of()),
                nowNanos + spec.clock().evaluationInterval().toNanos());
    }
}
