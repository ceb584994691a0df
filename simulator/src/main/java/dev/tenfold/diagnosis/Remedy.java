package dev.tenfold.diagnosis;

import dev.tenfold.spelling.Figure;
import dev.tenfold.verdict.Answer;
import dev.tenfold.verdict.Question;
import java.util.ArrayList;
import java.util.List;

/** What to change, each with its arithmetic. */
final class Remedy {
    /** Below this a target means so many idle instances that nobody pays for them. */
    private static final double LEAST_TARGET = 30;

    /** Targets are round numbers. */
    private static final double ROUND = 5;

    private final Measurements seen;
    private final Goal goal;
    private final Course course;
    private final Reaction reaction;

    Remedy(Measurements seen, Goal goal, Course course, Reaction reaction) {
        this.seen = seen;
        this.goal = goal;
        this.course = course;
        this.reaction = reaction;
    }

    /** The target at which the first instances would have come in time. */
    Answer target() {
        String now = percent(goal.targetPercent());
        if (!reaction.breached()) {
            return new Answer(Question.TARGET, now + " held: p95 stayed within the limit.", List.of("keep " + now));
        }
        if (reaction.ups().isEmpty()) {
            return new Answer(
                    Question.TARGET,
                    "This run cannot tell: the policy never acted, so its metric may not show the load at all.",
                    List.of("look at the metric between " + clock(reaction.onset()) + " and "
                            + clock(seen.times()[seen.size() - 1]) + " before changing " + now));
        }
        List<String> evidence = new ArrayList<>();
        double inTime = inTime(evidence);
        double inSteps = inSteps(evidence);
        double exact = Math.min(inTime, inSteps);
        double target = recommended();
        if (exact >= goal.targetPercent()) {
            return new Answer(Question.TARGET, now + " is low enough.", evidence);
        }
        if (exact < LEAST_TARGET) {
            evidence.add("below " + percent(LEAST_TARGET) + " more than two thirds of what is paid would idle");
            return new Answer(
                    Question.TARGET,
                    "No target alone would do: it would have to be " + percent(Math.floor(exact)) + ". Go down to "
                            + percent(target) + " and have the rest there before the load comes.",
                    evidence);
        }
        evidence.add(percent(exact) + ", rounded down to a multiple of " + Figure.plain(ROUND, 0));
        return new Answer(Question.TARGET, "About " + percent(target) + " instead of " + now + ".", evidence);
    }

    /** The rounded target, percent; that of the policy where it is low enough. */
    private double recommended() {
        double exact = Math.max(LEAST_TARGET, Math.min(inTime(new ArrayList<>()), inSteps(new ArrayList<>())));
        return Math.min(goal.targetPercent(), Math.floor(exact / ROUND + 1e-9) * ROUND);
    }

    /** Load that grows evenly from the onset on may come to the limit only when the first instance does. */
    private double inTime(List<String> evidence) {
        double share = Math.min(1, reaction.available() / reaction.first());
        double target = goal.targetPercent() * share;
        evidence.add("from the first sign to the limit there were " + Figure.time(reaction.available())
                + ", the first instance took " + Figure.time(reaction.first()) + ": "
                + percent(goal.targetPercent()) + " x " + Figure.plain(reaction.available(), 0) + " / "
                + Figure.plain(reaction.first(), 0) + " = " + percent(target)
                + (share < 1 ? "" : " at most"));
        return target;
    }

    /** Use ends at 100 %, so one decision multiplies the fleet by 100 over the target at most. */
    private double inSteps(List<String> evidence) {
        List<Course.Step> ups = beforeErrors();
        double from = ups.get(0).from();
        double to = ups.get(ups.size() - 1).to();
        double target = from < 1 ? 100 : 100 * StrictMath.pow(from / to, 1.0 / ups.size());
        evidence.add("use cannot be above 100 %, so one decision multiplies the fleet by 100/target at most: "
                + percent(goal.targetPercent()) + " gives x" + Figure.plain(100 / goal.targetPercent(), 2) + "; from "
                + count(from) + " to " + count(to) + " in " + ups.size() + (ups.size() == 1 ? " step" : " steps")
                + " takes " + percent(target));
        return target;
    }

    private List<Course.Step> beforeErrors() {
        Course.Stretch errors = course.errors();
        double until = errors == null ? Double.POSITIVE_INFINITY : seen.times()[errors.first()];
        List<Course.Step> before =
                reaction.ups().stream().filter(step -> step.at() < until).toList();
        return before.isEmpty() ? reaction.ups() : before;
    }

    /** Fields, each from what it is to what it should be, with the reason. */
    Answer changes() {
        List<String> changes = new ArrayList<>();
        if (reaction.breached() && !reaction.ups().isEmpty()) {
            targetField(changes);
            detection(changes);
        }
        minimum(changes);
        maximum(changes);
        spike(changes);
        if (!course.removed().isEmpty() && reaction.breached()) {
            Course.Step first = course.removed().get(0);
            if (first.at() < seen.times()[seen.size() - 1] && first.at() > reaction.onset() && hurtAfter(first)) {
                changes.add("scale-in cooldown longer: instances went from " + count(first.from()) + " to "
                        + count(first.to()) + " at " + clock(first.at()) + ", and users were hurt after it");
            }
        }
        String answer = changes.isEmpty()
                ? "Nothing: the run kept its limits."
                : changes.size() + (changes.size() == 1 ? " thing" : " things") + ", the most telling first.";
        return new Answer(Question.CHANGES, answer, changes);
    }

    private void targetField(List<String> changes) {
        double target = recommended();
        if (target < goal.targetPercent()) {
            changes.add("TargetValue " + Figure.plain(goal.targetPercent(), 0) + " -> " + Figure.plain(target, 0)
                    + ": leaves x" + Figure.plain(100 / target, 2) + " of headroom instead of x"
                    + Figure.plain(100 / goal.targetPercent(), 2));
        }
    }

    private void detection(List<String> changes) {
        double late = reaction.first() - Math.min(goal.scaleUpSeconds(), reaction.available());
        if (late > 0) {
            changes.add("scale-up " + Figure.time(reaction.first()) + " -> "
                    + Figure.time(reaction.first() - late) + ": " + Figure.time(late)
                    + " to save. The alarm takes " + Figure.time(Math.min(goal.alarmSeconds(), reaction.first()))
                    + " of it, where one datapoint of a minute in a step policy takes 60 s; the other "
                    + Figure.time(Math.max(0, reaction.first() - goal.alarmSeconds()))
                    + " are the age of the metric and the start-up, which a warm pool or a smaller image cuts");
        }
    }

    private void minimum(List<String> changes) {
        double each = course.tooMuchEach();
        if (!reaction.breached() || reaction.ups().isEmpty()) {
            return;
        }
        double from = reaction.ups().get(0).from();
        double steady = Double.isNaN(each)
                ? reaction.ups().get(0).to()
                : Math.floor(course.loadWithin(
                                        course.row(reaction.onset()),
                                        reaction.ups().get(0).row())
                                / each)
                        + 1;
        if (steady > from) {
            String why = Double.isNaN(each)
                    ? "what the first decision asked for"
                    : load(course.loadWithin(
                                    course.row(reaction.onset()),
                                    reaction.ups().get(0).row())) + " with fewer than " + load(each)
                            + " each, at which p95 was above the limit";
            changes.add("minimum " + count(goal.minimum().orElse((int) from)) + " -> " + count(steady)
                    + ", or a scheduled action that sets it " + Figure.time(reaction.first())
                    + " before the load comes: " + why);
        }
    }

    private void maximum(List<String> changes) {
        Course.Stretch errors = course.errors();
        double each = course.tooMuchEach();
        if (errors == null || Double.isNaN(each)) {
            return;
        }
        double peak = course.loadWithin(errors.first(), errors.last());
        double needed = Math.floor(peak / each) + 1;
        if (goal.maximum().isPresent() && needed > goal.maximum().getAsInt()) {
            changes.add("maximum " + goal.maximum().getAsInt() + " -> " + count(needed) + ": " + load(peak) + " on "
                    + goal.maximum().getAsInt() + " instances would be "
                    + load(peak / goal.maximum().getAsInt()) + " each, and " + load(each)
                    + " each were too many already");
        }
    }

    private void spike(List<String> changes) {
        Course.Stretch errors = course.errors();
        if (errors == null) {
            return;
        }
        double lasted = course.end(errors) - seen.times()[errors.first()];
        double took = reaction.ups().isEmpty() ? goal.scaleUpSeconds() : reaction.first();
        if (lasted <= took) {
            double each = course.tooMuchEach();
            String count = Double.isNaN(each)
                    ? "more than " + count(seen.instances()[errors.first()])
                    : count(Math.floor(course.loadWithin(errors.first(), errors.last()) / each) + 1);
            changes.add("for the spike, " + count + " instances before it, by schedule, " + Figure.time(took)
                    + " ahead: it lasts " + Figure.time(lasted) + ", so no policy that reacts in "
                    + Figure.time(took) + " can meet it; where it cannot be foreseen, refuse early what cannot be"
                    + " served");
        }
    }

    private boolean hurtAfter(Course.Step removed) {
        Course.Stretch slow = course.slow();
        return slow != null && seen.times()[slow.last()] > removed.at();
    }

    private String load(double amount) {
        return Figure.count(amount) + " " + seen.unit();
    }

    private static String count(double instances) {
        return Figure.plain(instances, 0);
    }

    private static String percent(double number) {
        return Figure.plain(number, 0) + " %";
    }

    private static String clock(double seconds) {
        return Figure.clock(Math.round(seconds));
    }
}
