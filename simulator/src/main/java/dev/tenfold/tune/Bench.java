package dev.tenfold.tune;

import dev.tenfold.scenario.Script;
import dev.tenfold.trial.Trial;
import dev.tenfold.trial.Trials;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes judges: cases with what users bear in each, which a fleet that is always large enough tells. */
final class Bench {
    private static final double AMPLE = 1.5;

    private final Source source;
    private final Workshop workshop;
    private final Trials trials;
    private final Outlook outlook;

    Bench(Source source, Workshop workshop, Trials trials, Outlook outlook) {
        this.source = source;
        this.workshop = workshop;
        this.trials = trials;
        this.outlook = outlook;
    }

    Outlook outlook() {
        return outlook;
    }

    /** Fleets that never scale, in some cases. */
    ConstantFleet fleets(List<Case> cases) {
        return new ConstantFleet(workshop, trials, cases);
    }

    /** Each given scenario in each variation. */
    List<Case> cases(List<Variation> variations) {
        List<Case> cases = new ArrayList<>();
        for (Variation variation : variations) {
            for (int i = 0; i < source.count(); i++) {
                cases.add(new Case(source, i, variation));
            }
        }
        return cases;
    }

    Rehearsals judge(List<Case> cases) {
        return new Rehearsals(workshop, trials, cases, limits(cases));
    }

    /** What users bear in each case: what is expected, or what an ample fleet makes them bear where that is worse. */
    List<UsersLimits> limits(List<Case> cases) {
        Map<String, Integer> sizes = new LinkedHashMap<>();
        ConstantFleet fleets = fleets(cases);
        fleets.targets().forEach(target -> sizes.put(target, (int) Math.ceil(outlook.needOf(target) * AMPLE)));
        List<UsersLimits> limits = new ArrayList<>();
        for (Case each : cases) {
            Script script = each.script(List.of());
            UsersLimits asked = UsersLimits.of(script.scenario().expect());
            List<Trial> ample = fleets(List.of(each)).trials(sizes);
            limits.add(ample.isEmpty() ? asked : asked.notBelow(ample.get(0)));
        }
        return limits;
    }

    /** What comes of a candidate in each case. */
    List<Showing> showings(List<Case> cases, Candidate candidate) {
        return judge(cases).showings(candidate);
    }
}
