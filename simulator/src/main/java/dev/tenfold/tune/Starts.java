package dev.tenfold.tune;

import java.util.ArrayList;
import java.util.List;

/** Where a search begins beside the policies as they are: brisk ones, and larger and larger fleets at rest. */
final class Starts {
    /** How far along its values a target of a brisk policy is. */
    private static final double[] AIMS = {0.3, 0.45, 0.6, 0.75};

    private static final double[] SHARES = {0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1};

    private Starts() {}

    /** Candidates with the floors raised, the ceilings out of the way, and the same that hardly scale at all. */
    static List<Candidate> of(Space space) {
        List<Candidate> starts = new ArrayList<>();
        for (double aim : AIMS) {
            starts.add(space.repaired(brisk(space, aim)));
        }
        for (double share : SHARES) {
            starts.add(space.repaired(raised(space, share, false)));
            starts.add(space.repaired(raised(space, share, true)));
        }
        return List.copyOf(starts);
    }

    /** The largest fleet that the space knows, at all times. */
    static Candidate ample(Space space) {
        return space.repaired(raised(space, 1, false));
    }

    private static Candidate raised(Space space, double share, boolean constant) {
        Candidate candidate = space.current();
        for (int i = 0; i < space.knobs().size(); i++) {
            Knob knob = space.knobs().get(i);
            int last = knob.values().size() - 1;
            if (knob.role() == Knob.Role.FLOOR) {
                candidate = candidate.with(i, Math.max(candidate.of(i), nearest(knob, share * knob.number(last))));
            } else if (knob.role() == Knob.Role.CEILING) {
                candidate = candidate.with(i, constant ? 0 : last);
            }
        }
        return candidate;
    }

    /** Scales up at once and without limits, with room above, towards a target. */
    private static Candidate brisk(Space space, double aim) {
        Candidate candidate = space.current();
        for (int i = 0; i < space.knobs().size(); i++) {
            Knob knob = space.knobs().get(i);
            String path = knob.place().path();
            int last = knob.values().size() - 1;
            if (knob.role() == Knob.Role.CEILING || path.matches(".*scaleUp.*value")) {
                candidate = candidate.with(i, last);
            } else if (path.matches(".*scaleUp.*(Seconds)|.*(Cooldown|pollingInterval|EvaluationPeriods)")) {
                candidate = candidate.with(i, 0);
            } else if (path.matches(".*(Utilization|averageValue|[tT]hreshold|TargetValue)")) {
                candidate = candidate.with(i, (int) (aim * last));
            }
        }
        return candidate;
    }

    private static int nearest(Knob knob, double number) {
        int index = 0;
        while (index + 1 < knob.values().size() && knob.number(index) < number) {
            index++;
        }
        return index;
    }
}
