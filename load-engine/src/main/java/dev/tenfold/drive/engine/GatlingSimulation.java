package dev.tenfold.drive.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * A simulation for Gatling 3.11 and newer, in its Java language.
 *
 * @see <a href="https://docs.gatling.io/concepts/injection/">Gatling: injection</a>
 */
public final class GatlingSimulation implements Export {
    private static final int STEPS_A_METHOD = 40;

    @Override
    public String fileName(Traffic traffic) {
        return className(traffic) + ".java";
    }

    /** What the simulation is called. */
    static String className(Traffic traffic) {
        StringBuilder name = new StringBuilder("Load");
        for (String word : traffic.name().split("-")) {
            name.append(Character.toUpperCase(word.isEmpty() ? '_' : word.charAt(0)));
            name.append(word.isEmpty() ? "" : word.substring(1));
        }
        return name.toString();
    }

    @Override
    public String text(Traffic traffic) {
        Page page = new Page().head("//", traffic);
        page.line("import static io.gatling.javaapi.core.CoreDsl.*;");
        page.line("import static io.gatling.javaapi.http.HttpDsl.*;").line();
        page.line("import io.gatling.javaapi.core.*;").line("import java.time.Duration;");
        page.line("import java.util.ArrayList;").line("import java.util.List;").line();
        page.line("public class ", className(traffic), " extends Simulation {");
        for (int i = 0; i < traffic.stories().size(); i++) {
            story(page, i, traffic.stories().get(i), traffic);
        }
        visits(page, traffic);
        int parts = levels(page, traffic);
        page.line("    {").line("        List<", step(traffic), "> levels = new ArrayList<>();");
        for (int i = 0; i < parts; i++) {
            page.line("        levels", Integer.toString(i), "(levels);");
        }
        page.line("        setUp(visits.inject", traffic.closed() ? "Closed" : "Open", "(levels))");
        page.line("            .protocols(http.shareConnections())");
        page.line(
                "            .maxDuration(",
                duration(traffic.length().plus(traffic.timeout()).toMillis()),
                ")");
        page.line("            .assertions(", String.join(", ", assertions(traffic.goals())), ");");
        return page.line("    }").line("}").toString();
    }

    private static void story(Page page, int number, Story story, Traffic traffic) {
        page.line("    // ", Quoted.comment(story.name()));
        page.line("    private static ChainBuilder story", Integer.toString(number), "() {");
        page.line("        ChainBuilder story = exec(session -> session);");
        for (Story.Step step : story.steps()) {
            if (step.whole() == 1) {
                page.line("        story = story.exec(", request(step, traffic), ");");
            } else if (step.whole() > 1) {
                String times = Integer.toString(step.whole());
                page.line("        story = story.repeat(", times, ").on(", request(step, traffic), ");");
            }
            if (step.chance() > 0) {
                String percent = Quoted.decimal(step.chance() * 100);
                page.line(
                        "        story = story.randomSwitch().on(percent(",
                        percent,
                        ").then(",
                        request(step, traffic),
                        "));");
            }
        }
        page.line("        return story;").line("    }").line();
    }

    private static String request(Story.Step step, Traffic traffic) {
        String pause = step.thinks()
                ? ".pause(" + duration(step.thinkLeastMillis()) + ", " + duration(step.thinkMostMillis()) + ")"
                : "";
        return "exec(http(" + Quoted.text(step.name()) + ").get("
                + Quoted.text(step.address().toString()) + ").requestTimeout("
                + duration(traffic.timeout().toMillis()) + "))" + pause;
    }

    private static void visits(Page page, Traffic traffic) {
        page.line("    private final ScenarioBuilder visits = scenario(", Quoted.text(traffic.name()), ")");
        if (traffic.stories().size() == 1) {
            page.line("        .exec(story0());").line();
            return;
        }
        long[] shares = traffic.shares(100_000_000L);
        List<String> choices = new ArrayList<>();
        for (int i = 0; i < shares.length; i++) {
            choices.add("            percent(" + Quoted.decimal(shares[i] / 1e6) + ").then(story" + i + "())");
        }
        page.line("        .randomSwitch().on(")
                .line(String.join(",\n", choices), ");")
                .line();
    }

    private static String step(Traffic traffic) {
        return traffic.closed() ? "ClosedInjectionStep" : "OpenInjectionStep";
    }

    /** Several methods, since one of Java's may not be long. */
    private static int levels(Page page, Traffic traffic) {
        List<Stretch> all = traffic.stretches();
        int parts = 0;
        for (int from = 0; from < all.size(); from += STEPS_A_METHOD) {
            String name = "levels" + parts++;
            page.line("    private static void ", name, "(List<", step(traffic), "> levels) {");
            for (Stretch stretch : all.subList(from, Math.min(all.size(), from + STEPS_A_METHOD))) {
                page.line("        levels.add(", traffic.closed() ? users(stretch) : rate(stretch), ");");
            }
            page.line("    }").line();
        }
        return parts;
    }

    private static String rate(Stretch stretch) {
        String during = ".during(" + duration(stretch.millis()) + ")";
        if (stretch.from() == 0 && stretch.to() == 0) {
            return "nothingFor(" + duration(stretch.millis()) + ")";
        }
        return stretch.level()
                ? "constantUsersPerSec(" + Quoted.decimal(stretch.from()) + ")" + during
                : "rampUsersPerSec(" + Quoted.decimal(stretch.from()) + ").to(" + Quoted.decimal(stretch.to()) + ")"
                        + during;
    }

    private static String users(Stretch stretch) {
        String during = ".during(" + duration(stretch.millis()) + ")";
        String from = Long.toString(Math.round(stretch.from()));
        String to = Long.toString(Math.round(stretch.to()));
        return from.equals(to)
                ? "constantConcurrentUsers(" + from + ")" + during
                : "rampConcurrentUsers(" + from + ").to(" + to + ")" + during;
    }

    private static List<String> assertions(Goals goals) {
        List<String> assertions = new ArrayList<>();
        goals.p95()
                .ifPresent(
                        p95 -> assertions.add("global().responseTime().percentile(95.0).lt(" + p95.toMillis() + ")"));
        goals.errors()
                .ifPresent(share ->
                        assertions.add("global().failedRequests().percent().lte(" + Quoted.decimal(share * 100) + ")"));
        return assertions;
    }

    private static String duration(long millis) {
        return "Duration.ofMillis(" + millis + ")";
    }
}
