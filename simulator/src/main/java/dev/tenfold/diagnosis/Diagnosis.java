package dev.tenfold.diagnosis;

import dev.tenfold.spelling.Figure;
import dev.tenfold.verdict.Answer;
import dev.tenfold.verdict.Question;
import java.util.ArrayList;
import java.util.List;

/** Answers the five questions from a table of measurements. */
public final class Diagnosis {
    private final Measurements seen;
    private final Goal goal;
    private final Course course;
    private final Reaction reaction;

    private Diagnosis(Measurements seen, Goal goal) {
        this.seen = seen;
        this.goal = goal;
        course = new Course(seen, goal);
        reaction = Reaction.of(course);
    }

    /** The answers, in the order of {@link Question}. */
    public static List<Answer> of(Measurements seen, Goal goal) {
        Diagnosis told = new Diagnosis(seen, goal);
        return List.of(
                told.tooSlow(),
                new Remedy(seen, goal, told.course, told.reaction).target(),
                told.latency(),
                told.errors(),
                new Remedy(seen, goal, told.course, told.reaction).changes());
    }

    private Answer tooSlow() {
        String limits = Figure.time(goal.p95Seconds());
        if (!reaction.breached()) {
            return new Answer(
                    Question.TOO_SLOW,
                    "No: p95 never passed " + limits + ", so nobody waited for the scaling.",
                    reaction.ups().isEmpty()
                            ? List.of("no instance was added: this run proves nothing about how it scales")
                            : List.of("instances came at " + Figure.clock(reaction.firstAt())));
        }
        List<String> evidence = new ArrayList<>();
        evidence.add("p95 was " + Figure.time(course.ground()) + " before, left that at about "
                + clock(reaction.onset()) + " and passed " + limits + " at about " + clock(reaction.limitAt()));
        if (reaction.ups().isEmpty()) {
            evidence.add("instances stayed at " + count(seen.instances()[0]));
            return new Answer(Question.TOO_SLOW, "Yes: it never scaled, though p95 passed " + limits + ".", evidence);
        }
        for (Course.Step step : reaction.ups()) {
            evidence.add(count(step.from()) + " -> " + count(step.to()) + " instances at " + clock(step.at()) + ", "
                    + Figure.time(step.at() - reaction.onset()) + " after the first sign; p95 then "
                    + p95(step.row()));
        }
        evidence.addAll(growthAfterwards());
        boolean late = reaction.first() > goal.scaleUpSeconds();
        boolean after = reaction.firstAt() > reaction.limitAt();
        String took = "the first new instance came " + Figure.time(reaction.first())
                + " after latency began to grow, limit " + Figure.time(goal.scaleUpSeconds());
        String hurt = after
                ? ", and " + Figure.time(reaction.firstAt() - reaction.limitAt()) + " after p95 had passed " + limits
                : ", before p95 passed " + limits;
        String word = late || after ? "Yes, too slow: " : "It reacted in time and added too little: ";
        return new Answer(Question.TOO_SLOW, word + took + hurt + ".", evidence);
    }

    /** What latency did although the first instances had come. */
    private List<String> growthAfterwards() {
        Course.Step first = reaction.ups().get(0);
        int worst = first.row();
        int end = reaction.ups().size() > 1 ? reaction.ups().get(1).row() : seen.size();
        for (int i = first.row(); i < end; i++) {
            worst = seen.p95()[i] > seen.p95()[worst] ? i : worst;
        }
        return seen.p95()[worst] > goal.p95Seconds()
                ? List.of(count(first.to()) + " instances were not enough: p95 was " + p95(worst) + " at "
                        + clock(seen.times()[worst]))
                : List.of();
    }

    private Answer latency() {
        if (!reaction.breached()) {
            return new Answer(
                    Question.LATENCY,
                    "It did not grow past " + Figure.time(goal.p95Seconds()) + ".",
                    List.of("p95 was " + Figure.time(course.ground()) + " at its lowest"));
        }
        List<String> evidence = new ArrayList<>();
        String load = loadGrowth(evidence);
        double end = reaction.ups().isEmpty() ? seen.times()[seen.size() - 1] : reaction.firstAt();
        String gap = Figure.time(end - reaction.onset());
        int at = course.row(reaction.onset());
        evidence.add("from " + clock(reaction.onset()) + " to " + clock(end) + " the same "
                + count(seen.instances()[at]) + " instances worked off " + (load.isEmpty() ? "the load" : load)
                + ": what they could not, waited");
        if (!reaction.ups().isEmpty()) {
            evidence.add(budget());
        }
        double slope = (goal.p95Seconds() - course.ground()) / (reaction.limitAt() - reaction.onset());
        if (Double.isFinite(slope) && slope > 0) {
            evidence.add("p95 grew by " + Figure.time(slope * 60) + " a minute");
        }
        return new Answer(
                Question.LATENCY,
                "Because capacity came " + gap + " after the load: for so long "
                        + (load.isEmpty() ? "the load" : load) + " met " + count(seen.instances()[at])
                        + " instances, and a scaler sees only what has already happened.",
                evidence);
    }

    /** Where the time between the first sign and the first instance went. */
    private String budget() {
        double alarm = Math.min(goal.alarmSeconds(), reaction.first());
        double rest = reaction.first() - alarm;
        return Figure.time(reaction.first()) + " = " + Figure.time(alarm)
                + " that the metric has to be above its target first (--alarm) + " + Figure.time(rest)
                + " for its age, the decision and the start-up";
    }

    /** Such as {@code 500 users}; empty if no load was measured. */
    private String loadGrowth(List<String> evidence) {
        if (!seen.hasLoad()) {
            return "";
        }
        int onset = course.row(reaction.onset());
        double before = course.loadWithin(0, onset);
        int until = reaction.ups().isEmpty()
                ? seen.size() - 1
                : Math.max(onset + 1, reaction.ups().get(0).row());
        double then = course.loadWithin(onset, Math.min(until, seen.size() - 1));
        if (then > before) {
            evidence.add("the load went from " + load(before) + " to " + load(then) + ", x"
                    + Figure.plain(then / before, 1));
        }
        return load(then);
    }

    private Answer errors() {
        Course.Stretch errors = course.errors();
        if (errors == null) {
            return new Answer(
                    Question.ERRORS, "There were none beyond " + Figure.percent(goal.errorRatio()) + ".", List.of());
        }
        double from = seen.times()[errors.first()];
        double until = course.end(errors);
        List<String> evidence = new ArrayList<>();
        int before = Math.max(0, errors.first() - 1);
        double instances = seen.instances()[errors.first()];
        String phase = phase(errors, evidence);
        if (seen.hasLoad()) {
            double was = seen.load()[before];
            double is = course.loadWithin(errors.first(), errors.last());
            evidence.add("the load went from " + load(was) + " to " + load(is) + ", x" + Figure.plain(is / was, 1)
                    + ", within " + Figure.time(from - seen.times()[before]) + ": " + load(is / instances)
                    + " an instance instead of " + load(was / seen.instances()[before]));
        }
        evidence.add("p95 was " + p95(errors.worst()) + ": requests waited until they timed out or were refused");
        String answer = Figure.percent(seen.errors()[errors.worst()]) + " of the requests failed at "
                + clock(seen.times()[errors.worst()]) + " because the load outgrew " + count(instances)
                + " instances and " + phase + ".";
        return new Answer(Question.ERRORS, answer, evidence);
    }

    /** When requests were lost, beside what the scaler did. */
    private String phase(Course.Stretch errors, List<String> evidence) {
        double from = seen.times()[errors.first()];
        double lasted = course.end(errors) - from;
        List<Course.Step> within = course.added(from + 1e-9).stream()
                .filter(step -> step.at() <= course.end(errors))
                .toList();
        double instances = seen.instances()[errors.first()];
        if (goal.maximum().isPresent() && instances >= goal.maximum().getAsInt()) {
            evidence.add("at maximum: " + count(instances) + " instances are all that the policy allows");
            return "the policy was at its maximum";
        }
        if (!within.isEmpty()) {
            double waited = within.get(0).at() - from;
            evidence.add("detection and provisioning: the first of them came after " + Figure.time(waited));
            return "new ones came only after " + Figure.time(waited);
        }
        String reacts = reaction.ups().isEmpty()
                ? "the policy had never added any"
                : "the policy had taken " + Figure.time(reaction.first()) + " to add its first";
        evidence.add(
                "detection: no instance was added in the " + Figure.time(lasted) + " that it lasted, and " + reacts);
        return "none was added in the " + Figure.time(lasted) + " that it lasted";
    }

    private String p95(int row) {
        return Double.isNaN(seen.p95()[row]) ? "not measured" : Figure.time(seen.p95()[row]);
    }

    private String load(double amount) {
        return Figure.count(amount) + " " + seen.unit();
    }

    private static String count(double instances) {
        return Figure.plain(instances, 0);
    }

    /** Rows are seconds apart at best. */
    private static String clock(double seconds) {
        return Figure.clock(Math.round(seconds));
    }
}
