package dev.tenfold.drive.engine;

import java.util.List;

/**
 * A benchmark for Hyperfoil. Every phase has a {@code maxDuration}; every open phase has as many sessions as there can
 * be at once, and fails where they do not suffice: with its default of sessions Hyperfoil hides long stalls.
 *
 * @see <a href="https://hyperfoil.io/docs/user-guide/benchmark/phases/">Hyperfoil: phases</a>
 */
public final class HyperfoilBenchmark implements Export {
    private static final long PARTS = 1_000_000;
    private static final int MOST_CONNECTIONS = 5_000;

    @Override
    public String fileName(Traffic traffic) {
        return traffic.name() + ".hf.yaml";
    }

    @Override
    public String text(Traffic traffic) {
        Page page = new Page().head("#", traffic);
        page.line("name: ", traffic.name()).line("failurePolicy: CANCEL").line("http:");
        List<String> origins = traffic.stories().stream()
                .flatMap(story -> story.steps().stream())
                .map(Story.Step::origin)
                .distinct()
                .toList();
        for (String origin : origins) {
            page.line("- host: ", Quoted.text(origin));
            page.line("  sharedConnections: ", Integer.toString(Math.min(MOST_CONNECTIONS, traffic.mostAtOnce())));
        }
        page.line("phases:");
        if (traffic.closed()) {
            users(page, traffic);
        } else {
            arrivals(page, traffic);
        }
        return page.toString();
    }

    private static void arrivals(Page page, Traffic traffic) {
        long start = 0;
        int number = 0;
        for (Stretch stretch : traffic.stretches()) {
            if (stretch.from() > 0 || stretch.to() > 0) {
                page.line("- ", phase(number++), ":");
                if (stretch.level()) {
                    page.line("    constantRate:").line("      usersPerSec: ", Quoted.number(stretch.from()));
                } else {
                    page.line("    ", stretch.from() < stretch.to() ? "increasingRate:" : "decreasingRate:");
                    page.line("      initialUsersPerSec: ", Quoted.number(stretch.from()));
                    page.line("      targetUsersPerSec: ", Quoted.number(stretch.to()));
                }
                page.line("      maxSessions: ", Integer.toString(traffic.mostAtOnce()));
                page.line("      sessionLimitPolicy: FAIL");
                times(page, start, stretch.millis(), traffic);
                stories(page, traffic, number == 1);
            }
            start += stretch.millis();
        }
    }

    private static void users(Page page, Traffic traffic) {
        int number = 0;
        for (Layer layer : Layer.of(traffic.stretches())) {
            // Users of one phase come at once: in the middle of the time in which they should.
            long start = layer.startMillis() + layer.rampMillis() / 2;
            page.line("- ", phase(number++), ":").line("    always:");
            page.line("      users: ", Integer.toString(layer.users()));
            times(page, start, layer.startMillis() + layer.millis() - start, traffic);
            stories(page, traffic, number == 1);
        }
    }

    private static String phase(int number) {
        return "part" + number;
    }

    private static void times(Page page, long start, long millis, Traffic traffic) {
        page.line("      startTime: ", Long.toString(start), "ms");
        page.line("      duration: ", Long.toString(millis), "ms");
        page.line(
                "      maxDuration: ", Long.toString(millis + traffic.timeout().toMillis()), "ms");
    }

    /** The first phase says what visits do, the others refer to it. */
    private static void stories(Page page, Traffic traffic, boolean first) {
        boolean single = traffic.stories().size() == 1;
        String key = single ? "      scenario: " : "      forks: ";
        if (!first) {
            page.line(key, "*stories");
            return;
        }
        page.line(key, "&stories");
        if (single) {
            page.block(steps(traffic, 0).indented(8));
            return;
        }
        long[] shares = traffic.shares(PARTS);
        for (int i = 0; i < shares.length; i++) {
            page.line(
                    "      - story",
                    Integer.toString(i),
                    ": # ",
                    Quoted.comment(traffic.stories().get(i).name()));
            page.line("          weight: ", Quoted.number(shares[i] / (double) PARTS));
            page.line("          scenario:").block(steps(traffic, i).indented(12));
        }
    }

    private static Page steps(Traffic traffic, int story) {
        Page page = new Page().line("orderedSequences:");
        int number = 0;
        for (Story.Step step : traffic.stories().get(story).steps()) {
            for (int k = 0; k < step.whole(); k++) {
                sequence(page, "step" + story + "x" + number++, step, traffic, 1);
            }
            if (step.chance() > 0) {
                sequence(page, "step" + story + "x" + number++, step, traffic, step.chance());
            }
        }
        return page;
    }

    private static void sequence(Page page, String name, Story.Step step, Traffic traffic, double chance) {
        page.line("- ", name, ":");
        if (chance < 1) {
            page.line("  - randomInt: ", name, "Die <- 1 .. ", Long.toString(PARTS));
            page.line("  - breakSequence:").line("      intCondition:");
            page.line("        fromVar: ", name, "Die");
            page.line("        greaterThan: ", Long.toString(Math.round(chance * PARTS)));
        }
        page.line("  - httpRequest:");
        page.line("      GET: ", Quoted.text(step.target()));
        page.line("      authority: ", Quoted.text(authority(step)));
        page.line("      metric: ", Quoted.text(step.name()));
        page.line("      timeout: ", Long.toString(traffic.timeout().toMillis()), "ms");
        goals(page, traffic.goals());
        if (step.thinks() && step.thinkLeastMillis() == step.thinkMostMillis()) {
            page.line("  - thinkTime: ", Long.toString(step.thinkMostMillis()), "ms");
        } else if (step.thinks()) {
            page.line("  - thinkTime:");
            page.line("      random: LINEAR");
            page.line("      min: ", Long.toString(step.thinkLeastMillis()), "ms");
            page.line("      max: ", Long.toString(step.thinkMostMillis()), "ms");
        }
    }

    private static String authority(Story.Step step) {
        int port = step.address().getPort();
        int usual = "https".equals(step.address().getScheme()) ? 443 : 80;
        return step.address().getHost() + ":" + (port < 0 ? usual : port);
    }

    private static void goals(Page page, Goals goals) {
        if (goals.p95().isEmpty() && goals.errors().isEmpty()) {
            return;
        }
        page.line("      sla:");
        String dash = "      - ";
        if (goals.errors().isPresent()) {
            page.line(dash, "errorRatio: ", Quoted.number(goals.errors().getAsDouble()));
            dash = "        ";
        }
        if (goals.p95().isPresent()) {
            page.line(dash, "limits:");
            page.line("          \"0.95\": ", Long.toString(goals.p95().get().toMillis()), "ms");
        }
    }
}
