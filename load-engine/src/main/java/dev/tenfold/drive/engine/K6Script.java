package dev.tenfold.drive.engine;

import java.util.List;

/**
 * A script for k6.
 *
 * @see <a href="https://grafana.com/docs/k6/latest/using-k6/scenarios/executors/">k6: executors</a>
 */
public final class K6Script implements Export {
    /** Numbers of a stage are whole, so that small rates are told by a longer unit of time. */
    private static final List<Integer> UNITS_SECONDS = List.of(1, 10, 100, 1000);

    private static final double ROUNDING = 0.002;
    private static final int MOST_VUS = 20_000;

    private static final String VISIT = """
            const total = stories.reduce((sum, story) => sum + story.weight, 0);

            function choose() {
              let left = Math.random() * total;
              for (const story of stories) {
                left -= story.weight;
                if (left < 0) return story;
              }
              return stories[stories.length - 1];
            }

            // 2.3 times is twice, and a third time in three of ten visits.
            function often(times) {
              const whole = Math.floor(times);
              return whole + (Math.random() < times - whole ? 1 : 0);
            }

            export default function () {
              for (const step of choose().steps) {
                for (let left = often(step.times); left > 0; left--) {
                  const answer = http.get(step.url, { timeout: timeout, tags: { name: step.name } });
                  check(answer, { 'status is 100 to 399': (got) => got.status >= 100 && got.status < 400 });
                  const [least, most] = step.think;
                  if (most > 0) sleep(least + Math.random() * (most - least));
                }
              }
            }
            """;

    @Override
    public String fileName(Traffic traffic) {
        return traffic.name() + ".k6.js";
    }

    @Override
    public String text(Traffic traffic) {
        Page page = new Page().head("//", traffic);
        page.line("import http from 'k6/http';")
                .line("import { check, sleep } from 'k6';")
                .line();
        page.line("export const options = {").line("  scenarios: {").line("    load: {");
        page.block((traffic.closed() ? users(traffic) : arrivals(traffic)).indented(6));
        page.line("    },").line("  },");
        thresholds(page, traffic);
        page.line("};").line();
        page.line("const timeout = '", Long.toString(traffic.timeout().toMillis()), "ms';")
                .line();
        stories(page, traffic);
        return page.line().block(VISIT).toString();
    }

    private static Page arrivals(Traffic traffic) {
        int unit = unit(traffic);
        int room = Math.min(MOST_VUS, Math.max(10, traffic.mostAtOnce()));
        Page page = new Page();
        page.line("executor: 'ramping-arrival-rate',");
        page.line("startRate: ", whole(traffic.stretches().get(0).from() * unit), ",");
        page.line("timeUnit: '", Integer.toString(unit), "s',");
        page.line("preAllocatedVUs: ", Integer.toString(Math.min(room, (int) Math.ceil(traffic.peak()) + 10)), ",");
        page.line("maxVUs: ", Integer.toString(room), ",");
        return stages(page, traffic, unit);
    }

    private static Page users(Traffic traffic) {
        Page page = new Page();
        page.line("executor: 'ramping-vus',");
        page.line("startVUs: ", whole(traffic.stretches().get(0).from()), ",");
        page.line("gracefulRampDown: '5s',");
        return stages(page, traffic, 1);
    }

    private static Page stages(Page page, Traffic traffic, int unit) {
        page.line("gracefulStop: '5s',").line("stages: [");
        double level = traffic.stretches().get(0).from();
        for (Stretch stretch : traffic.stretches()) {
            if (stretch.from() != level) {
                page.line("  { duration: '0ms', target: ", whole(stretch.from() * unit), " },");
            }
            String length = Long.toString(stretch.millis());
            page.line("  { duration: '", length, "ms', target: ", whole(stretch.to() * unit), " },");
            level = stretch.to();
        }
        return page.line("],");
    }

    /** The shortest unit in which whole numbers are near enough. */
    private static int unit(Traffic traffic) {
        return UNITS_SECONDS.stream()
                .filter(unit -> traffic.stretches().stream()
                        .allMatch(stretch -> near(stretch.from() * unit) && near(stretch.to() * unit)))
                .findFirst()
                .orElse(UNITS_SECONDS.get(UNITS_SECONDS.size() - 1));
    }

    private static boolean near(double number) {
        return Math.abs(number - Math.rint(number)) <= ROUNDING * number;
    }

    private static String whole(double number) {
        return Long.toString(Math.round(number));
    }

    private static void thresholds(Page page, Traffic traffic) {
        page.line("  thresholds: {");
        traffic.goals()
                .p95()
                .ifPresent(p95 -> page.line("    http_req_duration: ['p(95)<", Long.toString(p95.toMillis()), "'],"));
        traffic.goals()
                .errors()
                .ifPresent(share -> page.line("    http_req_failed: ['rate<=", Quoted.number(share), "'],"));
        if (!traffic.closed()) {
            page.line("    // What k6 could not begin in time was never sent: then the machine was the limit.");
            page.line("    dropped_iterations: ['count<1'],");
        }
        page.line("  },");
    }

    private static void stories(Page page, Traffic traffic) {
        page.line("const stories = [");
        for (Story story : traffic.stories()) {
            page.line(
                    "  { name: ", Quoted.text(story.name()), ", weight: ", Quoted.number(story.weight()), ", steps: [");
            for (Story.Step step : story.steps()) {
                page.line(
                        "    { name: ",
                        Quoted.text(step.name()),
                        ", url: ",
                        Quoted.text(step.address().toString()),
                        ", times: ",
                        Quoted.number(step.times()),
                        ", think: [",
                        Quoted.number(step.thinkLeastMillis() / 1000.0),
                        ", ",
                        Quoted.number(step.thinkMostMillis() / 1000.0),
                        "] },");
            }
            page.line("  ] },");
        }
        page.line("];");
    }
}
