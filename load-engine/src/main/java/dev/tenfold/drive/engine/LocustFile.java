package dev.tenfold.drive.engine;

import java.util.List;

/**
 * A file for Locust 2. Its own users wait for answers, so that a slow system is asked less; an open load is therefore
 * made of users who do not wait: each keeps to its part of the schedule and starts every visit beside itself.
 *
 * @see <a href="https://docs.locust.io/en/stable/custom-load-shape.html">Locust: load shapes</a>
 */
public final class LocustFile implements Export {
    private static final int MOST_CONNECTIONS = 10_000;

    private static final String VISIT = """

            WEIGHTS = [story["weight"] for story in STORIES]
            LENGTH = sum(seconds for _, _, seconds in STRETCHES)


            def visit(client):
                for address, name, times, least, most in random.choices(STORIES, WEIGHTS)[0]["steps"]:
                    whole = int(times)  # 2.3 times is twice, and a third time in three of ten visits
                    for _ in range(whole + (random.random() < times - whole)):
                        client.get(address, name=name)
                        if most > 0:
                            gevent.sleep(random.uniform(least, most))


            """;

    private static final String USERS = """
            def level(now):
                for start, end, seconds in STRETCHES:
                    if now < seconds:
                        return start + (end - start) * now / seconds
                    now -= seconds
                return STRETCHES[-1][1]


            class Visitor(FastHttpUser):
                host = HOST
                network_timeout = TIMEOUT
                connection_timeout = TIMEOUT
                wait_time = constant(0)

                @task
                def visit(self):
                    visit(self.client)


            class Shape(LoadTestShape):
                def tick(self):
                    now = self.get_run_time()
                    return None if now >= LENGTH else (round(level(now)), max(1, round(RATE_OF_CHANGE)))
            """;

    private static final String ARRIVALS = """
            # How many users share the schedule: as many as there are workers, so that each has its part.
            SOURCES = int(os.environ.get("TENFOLD_SOURCES", "1"))


            def arrivals():
                # When visits begin, seconds since start: where the area under the rate is 0.5, 1.5, 2.5 ...
                due = 0.5
                time = area = 0.0
                for start, end, seconds in STRETCHES:
                    total = (start + end) / 2 * seconds / SOURCES
                    bend = (end - start) / (2 * seconds) / SOURCES
                    while due <= area + total:
                        need = due - area
                        base = start / SOURCES
                        # Of bend * t^2 + base * t = need the root that is no difference of equals.
                        yield time + 2 * need / (base + math.sqrt(max(0.0, base * base + 4 * bend * need)))
                        due += 1
                    area += total
                    time += seconds


            class Source(FastHttpUser):
                host = HOST
                network_timeout = TIMEOUT
                connection_timeout = TIMEOUT
                concurrency = CONNECTIONS
                wait_time = constant(0)

                @task
                def walk(self):
                    begin = perf_counter()
                    visits = gevent.pool.Group()
                    for due in arrivals():
                        gevent.sleep(max(0.0, begin + due - perf_counter()))
                        visits.spawn(visit, self.client)
                    visits.join()
                    while True:
                        gevent.sleep(3600)  # until the shape ends it: a task that returned would begin again


            class Shape(LoadTestShape):
                def tick(self):
                    return None if self.get_run_time() >= LENGTH + GRACE else (SOURCES, SOURCES)
            """;

    @Override
    public String fileName(Traffic traffic) {
        return traffic.name().replace('-', '_') + "_locust.py";
    }

    @Override
    public String text(Traffic traffic) {
        Page page = new Page().head("#", traffic);
        page.line("import math")
                .line("import os")
                .line("import random")
                .line("from time import perf_counter")
                .line();
        page.line("import gevent").line("import gevent.pool");
        page.line("from locust import FastHttpUser, LoadTestShape, constant, task")
                .line();
        page.line("HOST = ", Quoted.text(traffic.stories().get(0).steps().get(0).origin()));
        page.line("TIMEOUT = ", seconds(traffic.timeout().toMillis()));
        page.line("CONNECTIONS = ", Integer.toString(Math.min(MOST_CONNECTIONS, Math.max(10, traffic.mostAtOnce()))));
        page.line("# After the schedule, for answers that are on their way.");
        page.line("GRACE = min(TIMEOUT, 3.0)");
        page.line("RATE_OF_CHANGE = ", Quoted.number(fastest(traffic.stretches())));
        page.line("# ", traffic.closed() ? "Users" : "Visits per second", " at the start and at the end, and seconds.");
        page.line("STRETCHES = [");
        for (Stretch each : traffic.stretches()) {
            page.line(
                    "    (",
                    Quoted.number(each.from()),
                    ", ",
                    Quoted.number(each.to()),
                    ", ",
                    seconds(each.millis()),
                    "),");
        }
        page.line("]")
                .line("# Address, name, times, and how long a user thinks after it, seconds.")
                .line("STORIES = [");
        traffic.stories().forEach(story -> story(page, story));
        page.line("]");
        return page.block(VISIT).block(traffic.closed() ? USERS : ARRIVALS).toString();
    }

    private static void story(Page page, Story story) {
        page.line(
                "    {\"name\": ",
                Quoted.text(story.name()),
                ", \"weight\": ",
                Quoted.number(story.weight()),
                ", \"steps\": [");
        for (Story.Step step : story.steps()) {
            page.line(
                    "        (",
                    Quoted.text(step.address().toString()),
                    ", ",
                    Quoted.text(step.name()),
                    ", ",
                    Quoted.number(step.times()),
                    ", ",
                    seconds(step.thinkLeastMillis()),
                    ", ",
                    seconds(step.thinkMostMillis()),
                    "),");
        }
        page.line("    ]},");
    }

    /** Users who come or go in a second at most; a jump is over in one. */
    private static double fastest(List<Stretch> stretches) {
        double fastest = stretches.get(0).from();
        double before = stretches.get(0).from();
        for (Stretch each : stretches) {
            fastest = Math.max(fastest, Math.abs(each.from() - before));
            fastest = Math.max(fastest, Math.abs(each.to() - each.from()) / each.seconds());
            before = each.to();
        }
        return fastest;
    }

    private static String seconds(long millis) {
        return Quoted.decimal(millis / 1000.0);
    }
}
