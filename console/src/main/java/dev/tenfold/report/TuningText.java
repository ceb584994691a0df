package dev.tenfold.report;

import dev.tenfold.spelling.Figure;
import dev.tenfold.trial.Trial;
import dev.tenfold.tune.Obstacle;
import dev.tenfold.tune.Proof;
import dev.tenfold.tune.Setting;
import dev.tenfold.tune.Showing;
import dev.tenfold.tune.Tuning;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A tuning as the terminal shows it. */
public final class TuningText {
    private static final String INDENT = "        ";
    private static final int SHOWN_FAILURES = 5;

    private final Tuning tuning;
    private final Ink ink;
    private final int columns;
    private final List<String> lines = new ArrayList<>();

    private TuningText(Tuning tuning, boolean colour, int columns) {
        this.tuning = tuning;
        this.ink = new Ink(colour);
        this.columns = columns;
    }

    /**
     * Spells a tuning.
     *
     * @param colour whether the terminal takes colours
     * @param columns its width
     */
    public static String spell(Tuning tuning, boolean colour, int columns) {
        TuningText text = new TuningText(tuning, colour, columns);
        text.headline();
        text.settings();
        text.fleets();
        text.front();
        text.proofs();
        text.obstacle();
        text.effort();
        return String.join("\n", text.lines) + "\n";
    }

    private void headline() {
        String word = tuning.proven() ? "TUNED   " : "FAILED  ";
        String files = String.join(" ", tuning.files());
        lines.add((tuning.proven() ? ink.good(word) : ink.bad(word)) + ink.strong(files));
        String said = tuning.answer()
                .map(proof -> proof.proven()
                        ? "a policy that holds, also in "
                                + Prose.count(proof.showings().size(), "scenario") + " that the search never saw"
                        : "no proven policy: the best one fails in "
                                + Prose.count(proof.showings().size() - proof.held(), "scenario")
                                + " that the search never saw")
                .orElse(impossible());
        lines.add(INDENT + said);
    }

    private String impossible() {
        boolean slow = tuning.obstacle()
                .filter(obstacle -> obstacle.share().isPresent())
                .isPresent();
        return slow ? "no policy can meet this: replicas start too slowly" : "no policy was found that meets this";
    }

    private void settings() {
        List<Setting> settings = tuning.answer().map(Proof::settings).orElse(List.of());
        if (tuning.answer().isEmpty()) {
            return;
        }
        lines.add("");
        if (settings.isEmpty()) {
            lines.add("the policies are as good as any that was found: nothing changes");
            return;
        }
        Table table = new Table("field", ">was", ">now");
        for (Setting setting : settings) {
            String name = setting.place().name() + ": " + setting.place().path();
            table.row(UnaryOperator.identity(), List.of(name, setting.before(), setting.value()), "");
        }
        lines.addAll(table.lines(ink, columns));
    }

    private void fleets() {
        lines.add("");
        Table table = new Table("fleet", ">replica-hours", ">cost", ">slow or lost", ">p95", ">errors", "expectations");
        fleet(table, "yours", tuning.yours());
        if (!tuning.tuned().isEmpty()) {
            fleet(table, "tuned", tuning.tuned());
        }
        tuning.fixed()
                .ifPresent(fixed ->
                        table.row(UnaryOperator.identity(), cells("fixed", fixed.trials(), "of users: hold"), ""));
        lines.addAll(table.lines(ink, columns));
        lines.addAll(Prose.wrap(
                tuning.fixed()
                                .map(fixed -> "fixed: the smallest fleet that never scales and keeps the limits of"
                                        + " latency and errors, " + sizes(fixed))
                                .orElse("fixed: no fleet that never scales keeps the limits of latency and errors")
                        + tuning.fixedAtCorners()
                                .map(fixed -> "; one that keeps them in all that the answer was sought in: "
                                        + sizes(fixed) + ", " + money(cost(fixed.trials())))
                                .orElse(""),
                columns));
    }

    private static String sizes(Tuning.Fixed fixed) {
        return fixed.sizes().entrySet().stream()
                .map(size -> size.getValue() + " " + size.getKey())
                .collect(Collectors.joining(", "));
    }

    private static double cost(List<Trial> trials) {
        return trials.stream().mapToDouble(Trial::cost).sum();
    }

    private void fleet(Table table, String name, List<Showing> showings) {
        List<String> failures = showings.stream()
                .flatMap(showing -> showing.failures().stream())
                .toList();
        String expectations = failures.isEmpty() ? "hold" : failures.size() + " fail";
        String below = String.join("; ", failures);
        List<Trial> trials = showings.stream().map(Showing::trial).toList();
        table.row(failures.isEmpty() ? ink::good : ink::bad, cells(name, trials, expectations), below);
    }

    private List<String> cells(String name, List<Trial> trials, String expectations) {
        double hours = trials.stream().mapToDouble(Trial::replicaHours).sum();
        double pain = trials.stream().mapToDouble(Trial::pain).max().orElse(0);
        double p95 = trials.stream().mapToDouble(Trial::p95Millis).max().orElse(Double.NaN);
        double errors = trials.stream().mapToDouble(Trial::errors).max().orElse(0);
        return List.of(
                name,
                Figure.plain(hours, 2),
                money(cost(trials)),
                Figure.percent(pain),
                Figure.time(p95 / 1000),
                Figure.percent(errors),
                expectations);
    }

    private String money(double cost) {
        return Figure.plain(cost, 4) + " " + tuning.currency();
    }

    private void front() {
        lines.add("");
        lines.add("cost against users' pain: of these none is both cheaper and less painful");
        Table table = new Table(">cost", ">slow or lost", "expectations", ">fields changed");
        for (Tuning.Point point : tuning.front()) {
            table.row(
                    UnaryOperator.identity(),
                    List.of(
                            money(point.cost()),
                            Figure.percent(point.pain()),
                            point.holds() ? "hold" : "fail",
                            String.valueOf(point.settings().size())),
                    "");
        }
        lines.addAll(table.lines(ink, columns));
    }

    private void proofs() {
        int number = 0;
        for (Proof proof : tuning.proofs()) {
            number++;
            lines.add("");
            lines.add("proof " + number + "  holds in " + proof.held() + " of "
                    + proof.showings().size() + " held-back scenarios, at "
                    + money(proof.answer().score().cost()));
            int shown = 0;
            for (Showing showing : proof.showings()) {
                if (!showing.held() && shown++ < SHOWN_FAILURES) {
                    String told = showing.variation().told() + ": " + String.join("; ", showing.failures());
                    List<String> wrapped = Prose.wrap(told, columns - INDENT.length());
                    lines.add(ink.bad("FAILED  ") + wrapped.get(0));
                    wrapped.stream().skip(1).forEach(line -> lines.add(INDENT + line));
                }
            }
        }
        if (number > 1 && tuning.proven()) {
            lines.addAll(Prose.wrap(
                    "Cheaper answers failed in held-back scenarios; this one was put to new ones besides.", columns));
        }
    }

    private void obstacle() {
        if (tuning.obstacle().isEmpty()) {
            return;
        }
        Obstacle obstacle = tuning.obstacle().get();
        lines.add("");
        for (String failure : obstacle.failures()) {
            lines.addAll(Prose.wrap("under the best that was found: " + failure, columns));
        }
        for (Obstacle.StartUpTime time : obstacle.startUps()) {
            lines.addAll(Prose.wrap(startUp(time, obstacle), columns));
        }
    }

    private static String startUp(Obstacle.StartUpTime time, Obstacle obstacle) {
        String takes = time.name() + " takes " + Figure.time(time.seconds()) + " to start (provisioning "
                + Figure.time(time.provisioning()) + ", readiness " + Figure.time(time.readiness()) + ")";
        return obstacle.share()
                .map(share -> takes + "; with " + Figure.time(time.seconds() * share) + " some policy would do")
                .orElse(takes + "; none was found even for " + Figure.time(time.seconds() * Obstacle.LEAST));
    }

    private void effort() {
        Tuning.Effort effort = tuning.effort();
        String space = effort.space() == Long.MAX_VALUE ? "more than anybody counts" : Figure.count(effort.space());
        lines.add("");
        lines.addAll(Prose.wrap(
                "search  " + Figure.count(effort.candidates()) + " of " + space + " candidates, in " + effort.fields()
                        + " fields; " + Figure.count(effort.rehearsals()) + " rehearsals; seed " + effort.seed(),
                columns));
        if (effort.cutShort()) {
            lines.addAll(Prose.wrap(
                    "        Time was up before the search was at its end: with more (--within) it may find better,"
                            + " and on another machine something else.",
                    columns));
        }
    }
}
