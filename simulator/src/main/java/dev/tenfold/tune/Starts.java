package dev.tenfold.tune;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Where a search begins beside the policies as they are: brisk ones, larger and larger fleets at rest, and brisk ones
 * that begin with such a fleet, since what rises faster than replicas start has to find some there.
 */
final class Starts {
    /** How far along its values a target of a brisk policy is. */
    private static final double[] AIMS = {0.3, 0.45, 0.6, 0.75};

    private static final double[] SHARES = {0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1};

    private static final double[] READY_AIMS = {0.5, 0.7};

    /** Of the largest fleet at rest, what brisk policies may have at rest, and at most: what overshoots is paid too. */
    private static final double[] READY_SHARES = {0.3, 0.45, 0.6};

    private static final double[] LIDS = {0.7, 0.75, 0.8};

    private Starts() {}

    /** Candidates with the floors raised, the ceilings out of the way, and the same that hardly scale at all. */
    static List<Candidate> of(Space space) {
        List<Candidate> starts = new ArrayList<>();
        for (double aim : AIMS) {
            starts.add(space.repaired(brisk(space, aim)));
        }
        for (double share : SHARES) {
            starts.add(space.repaired(raised(space, space.current(), share, false)));
            starts.add(space.repaired(raised(space, space.current(), share, true)));
        }
        for (double aim : READY_AIMS) {
            for (double share : READY_SHARES) {
                Candidate ready = raised(space, brisk(space, aim), share, false);
                starts.add(space.repaired(ready));
                for (double lid : LIDS) {
                    starts.add(space.repaired(lidded(space, ready, lid)));
                }
            }
        }
        return List.copyOf(starts);
    }

    /** The largest fleet that the space knows, at all times. */
    static Candidate ample(Space space) {
        return space.repaired(raised(space, space.current(), 1, false));
    }

    private static Candidate raised(Space space, Candidate from, double share, boolean constant) {
        Candidate candidate = from;
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

    /** With ceilings that are a share of the largest floors, of the same policy each. */
    private static Candidate lidded(Space space, Candidate from, double share) {
        Candidate candidate = from;
        for (int i = 0; i < space.knobs().size(); i++) {
            Knob knob = space.knobs().get(i);
            OptionalDouble most = mostAtRest(space, knob.place().owner());
            if (knob.role() == Knob.Role.CEILING && most.isPresent()) {
                candidate = candidate.with(i, nearest(knob, share * most.getAsDouble()));
            }
        }
        return candidate;
    }

    /** The largest floor that a policy may have. */
    private static OptionalDouble mostAtRest(Space space, int owner) {
        return space.knobs().stream()
                .filter(knob -> knob.role() == Knob.Role.FLOOR && knob.place().owner() == owner)
                .mapToDouble(knob -> knob.number(knob.values().size() - 1))
                .max();
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
