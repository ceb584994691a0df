package dev.tenfold.policy.nomad;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The actions that the checks of one policy want, by group; checks without a group are in the group with the empty
 * name.
 *
 * @see <a href="https://github.com/hashicorp/nomad-autoscaler/blob/main/policy/handler.go">policy/handler.go,
 *     pickWinnerActionFromGroups</a>
 */
public final class Checks {
    private static final String NO_GROUP = "";

    private final Map<String, List<ScalingAction>> groups = new LinkedHashMap<>();

    /** Adds what a check wants. A check that failed and may be ignored is left out. */
    public void add(String group, ScalingAction action) {
        groups.computeIfAbsent(group, unseen -> new ArrayList<>()).add(action);
    }

    /**
     * What is to be done: the safest of all actions. In a group with a name, checks that want nothing are passed over
     * unless all of them do, since there the metric of only one is expected to be in its range.
     */
    public ScalingAction winner() {
        Optional<ScalingAction> winner = Optional.empty();
        for (Map.Entry<String, List<ScalingAction>> group : groups.entrySet()) {
            ScalingAction ofGroup = winnerOf(group.getKey(), group.getValue());
            winner = Optional.of(winner.map(best -> best.preempt(ofGroup)).orElse(ofGroup));
        }
        return winner.orElse(ScalingAction.NONE);
    }

    private static ScalingAction winnerOf(String group, List<ScalingAction> actions) {
        return actions.stream()
                .filter(action -> group.equals(NO_GROUP) || action.direction() != Direction.NONE)
                .reduce(ScalingAction::preempt)
                .orElse(actions.get(0));
    }
}
