package dev.tenfold.tune;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * All that may be turned.
 *
 * @param knobs each with something to choose
 */
public record Space(List<Knob> knobs) {
    private static final int[] STEPS = {1, 3};

    public Space {
        knobs = knobs.stream().filter(Knob::turns).toList();
    }

    /** The policies as they are. */
    public Candidate current() {
        return new Candidate(knobs.stream().map(Knob::current).toList());
    }

    /** How many candidates there are; {@link Long#MAX_VALUE} if nobody can count them. */
    public long size() {
        long size = 1;
        for (Knob knob : knobs) {
            int choices = knob.values().size();
            if (size > Long.MAX_VALUE / choices) {
                return Long.MAX_VALUE;
            }
            size *= choices;
        }
        return size;
    }

    /** The fields that a candidate turns, in the order of the knobs. */
    public List<Setting> settings(Candidate candidate) {
        List<Setting> settings = new ArrayList<>();
        for (int i = 0; i < knobs.size(); i++) {
            Knob knob = knobs.get(i);
            if (candidate.of(i) != knob.current()) {
                List<String> values = knob.values();
                settings.add(new Setting(knob.place(), values.get(knob.current()), values.get(candidate.of(i))));
            }
        }
        return List.copyOf(settings);
    }

    /** Fields that a candidate turns. */
    int turned(Candidate candidate) {
        int turned = 0;
        for (int i = 0; i < knobs.size(); i++) {
            turned += candidate.of(i) == knobs.get(i).current() ? 0 : 1;
        }
        return turned;
    }

    /** A candidate by chance. */
    Candidate any(RandomGenerator random) {
        return repaired(new Candidate(
                knobs.stream().map(knob -> random.nextInt(knob.values().size())).toList()));
    }

    /** The same where it makes a policy; else with its ceilings raised to their floors, or the floors lowered. */
    Candidate repaired(Candidate candidate) {
        Candidate repaired = candidate;
        for (int floor = 0; floor < knobs.size(); floor++) {
            for (int ceiling = 0; ceiling < knobs.size(); ceiling++) {
                if (bound(floor, ceiling)) {
                    repaired = repaired(repaired, floor, ceiling);
                }
            }
        }
        return repaired;
    }

    private boolean bound(int floor, int ceiling) {
        Knob low = knobs.get(floor);
        Knob high = knobs.get(ceiling);
        return low.role() == Knob.Role.FLOOR
                && high.role() == Knob.Role.CEILING
                && low.place().owner() == high.place().owner();
    }

    private Candidate repaired(Candidate candidate, int floor, int ceiling) {
        Knob low = knobs.get(floor);
        Knob high = knobs.get(ceiling);
        int up = candidate.of(ceiling);
        int down = candidate.of(floor);
        while (high.number(up) < low.number(down) && up + 1 < high.values().size()) {
            up++;
        }
        while (high.number(up) < low.number(down) && down > 0) {
            down--;
        }
        return candidate.with(ceiling, up).with(floor, down);
    }

    /** The candidates that differ in one field, by a small step or by a larger one; those near first. */
    List<Candidate> neighbours(Candidate candidate, int knob) {
        Set<Candidate> near = new LinkedHashSet<>();
        for (int step : STEPS) {
            moved(candidate, knob, step, near);
            moved(candidate, knob, -step, near);
        }
        near.remove(candidate);
        return List.copyOf(near);
    }

    /** The candidates that differ in two fields by the smallest step: what one loses the other may win. */
    List<Candidate> exchanges(Candidate candidate) {
        Set<Candidate> near = new LinkedHashSet<>();
        for (int i = 0; i < knobs.size(); i++) {
            for (int j = i + 1; j < knobs.size(); j++) {
                for (int signs = 0; signs < 4; signs++) {
                    Set<Candidate> first = new LinkedHashSet<>();
                    moved(candidate, i, (signs & 1) == 0 ? 1 : -1, first);
                    int other = j;
                    int step = (signs & 2) == 0 ? 1 : -1;
                    first.forEach(half -> moved(half, other, step, near));
                }
            }
        }
        near.remove(candidate);
        return List.copyOf(near);
    }

    /** Each turned field put back alone, in the order of the knobs. */
    List<Candidate> simpler(Candidate candidate) {
        List<Candidate> simpler = new ArrayList<>();
        for (int i = 0; i < knobs.size(); i++) {
            int current = knobs.get(i).current();
            if (candidate.of(i) != current) {
                Candidate back = candidate.with(i, current);
                if (repaired(back).equals(back)) {
                    simpler.add(back);
                }
            }
        }
        return simpler;
    }

    private void moved(Candidate candidate, int knob, int step, Set<Candidate> near) {
        int choice = candidate.of(knob) + step;
        if (choice >= 0 && choice < knobs.get(knob).values().size()) {
            near.add(repaired(candidate.with(knob, choice)));
        }
    }
}
