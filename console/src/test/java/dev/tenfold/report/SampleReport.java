package dev.tenfold.report;

import dev.tenfold.verdict.Answer;
import dev.tenfold.verdict.Bound;
import dev.tenfold.verdict.Coverage;
import dev.tenfold.verdict.Elasticity;
import dev.tenfold.verdict.Event;
import dev.tenfold.verdict.PolicyRead;
import dev.tenfold.verdict.Question;
import dev.tenfold.verdict.Report;
import dev.tenfold.verdict.Score;
import dev.tenfold.verdict.ServiceReport;
import dev.tenfold.verdict.Subject;
import dev.tenfold.verdict.Timeline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A report with something of everything: ten times the users, a slow dependency, three services, gaps, failures. */
final class SampleReport {

    private static final int WINDOWS = 180;

    private SampleReport() {}

    static Report usersTimesTen() {
        SampleService web = new SampleService("web", "web-hpa", 4, 45, 18);
        SampleService api = new SampleService("api", "api-hpa", 4, 60, 25);
        SampleService payments = new SampleService("payments", "", 6, 590, 40);
        double[] times = new double[WINDOWS];
        Timeline users = users(times, web, api, payments);
        List<Event> events = new ArrayList<>(faultsAndStages());
        events.addAll(web.events());
        events.addAll(api.events());
        events.addAll(SamplePool.events());
        events.addAll(alerts());
        events.sort(Comparator.comparingDouble(Event::at));
        List<ServiceReport> services = List.of(web.report(), api.report(), payments.report());
        return new Report(
                        subject(),
                        SampleFindings.all(),
                        bounds(),
                        times,
                        users,
                        services,
                        List.of(SamplePool.of(services, times)),
                        events,
                        policies(),
                        List.of(
                                "The load is open: users who wait do not ask less.",
                                "payments has no policy; it kept its 6 replicas throughout.",
                                "alert WebDown never fired: this run does not prove that it can"))
                .answering(answers(), coverage(), scores());
    }

    private static List<Answer> answers() {
        return List.of(
                new Answer(
                        Question.TOO_SLOW,
                        "Too slow for this load: the first new replica of api came after 94 s, and it lacked some for 8 min.",
                        List.of("api lacked replicas for 8 min, at worst 21 of 33 at 12:30")),
                new Answer(
                        Question.TARGET,
                        "52 % instead of 70 %.",
                        List.of("demand grew to x1.73 in the 94 s until the first new replica: 90 / 1.73 = 52 %")),
                new Answer(Question.LATENCY, "Because payments answered late.", List.of()),
                new Answer(Question.ERRORS, "There were none.", List.of()),
                new Answer(
                        Question.CHANGES,
                        "2 things in policies/api-hpa.yaml, the most telling first.",
                        List.of("averageUtilization 70 -> 52", "minReplicas 4 -> 9: so many were needed at 11:34")));
    }

    private static List<Coverage> coverage() {
        return List.of(
                new Coverage(
                        "policies/web-hpa.yaml",
                        "web-hpa",
                        "web",
                        List.of("scaling up", "metric cpu"),
                        List.of("scaling down", "the maximum of 60")),
                new Coverage("policies/shop-alerts.yaml", "shop", "", List.of(), List.of("alert WebDown")));
    }

    private static List<Score> scores() {
        return List.of(new Score(
                "web",
                new Elasticity(4.5, 20, 12.5, 40, 6.25),
                new Elasticity(70, 0.5, 80, 10, 3),
                new Elasticity(0, 10, 0, 20, 2.5),
                1.5));
    }

    /** The same report with markup, escapes and line breaks wherever a user's text can stand. */
    static Report hostile() {
        return Hostile.spoil(usersTimesTen());
    }

    private static Timeline users(double[] times, SampleService web, SampleService api, SampleService payments) {
        double[] demand = new double[WINDOWS];
        double[] served = new double[WINDOWS];
        for (int i = 0; i < WINDOWS; i++) {
            times[i] = (i + 1) * SampleService.WINDOW;
            demand[i] = demand(times[i]);
            double slowness = times[i] > 420 && times[i] <= 540 ? 3 : 1;
            double through = web.step(times[i], demand[i], 1);
            double called = api.step(times[i], through, 1);
            served[i] = payments.step(times[i], called * 0.9, slowness) / 0.9;
        }
        List<Timeline.Series> lines = new ArrayList<>();
        lines.add(new Timeline.Series("demand", "1/s", demand));
        lines.add(new Timeline.Series("served", "1/s", served));
        for (String key : List.of("failed", "refused", "waiting")) {
            lines.add(sum(key, web, api, payments));
        }
        for (String key : List.of("mean", "p50", "p95", "p99")) {
            lines.add(sum(key, web, api, payments));
        }
        lines.add(sum("cause:timeout", web, api, payments));
        lines.add(sum("cause:queue full", web, api, payments));
        return new Timeline(lines);
    }

    private static Timeline.Series sum(String key, SampleService... services) {
        double[] total = new double[WINDOWS];
        for (SampleService service : services) {
            Timeline.Series series = service.timeline().series().stream()
                    .filter(line -> line.name().equals(key))
                    .findFirst()
                    .orElseThrow();
            for (int i = 0; i < WINDOWS; i++) {
                total[i] += series.values()[i];
            }
        }
        return new Timeline.Series(key, SampleService.unit(key), total);
    }

    /** 120/s, tenfold from 2:00 to 3:00, held until 9:00, down to nothing at 14:00. */
    private static double demand(double at) {
        double swing = 1 + 0.02 * StrictMath.sin(at / 7);
        if (at > 840) {
            return 0;
        }
        double level = at <= 120 ? 120 : at <= 180 ? 120 + 18 * (at - 120) : at <= 540 ? 1200 : 0;
        return swing * (at <= 540 ? level : Math.max(120, 1200 - 12 * (at - 540)));
    }

    private static Subject subject() {
        return new Subject(
                "scenarios/users-x10.yaml",
                "Ten times the users within a minute",
                "A broadcast links to the shop, and everyone who watches comes at once.",
                "7d865e959b2466918c9863afca942d0fb89d7c9ac0c99bafc3749504ded97730",
                42,
                900,
                1,
                "./tenfold run scenarios/users-x10.yaml --seed 42",
                "0.1.0");
    }

    private static List<Event> faultsAndStages() {
        return List.of(
                stage(0, "hold 120/s"),
                stage(120, "ramp to 1,200/s"),
                stage(180, "hold 1,200/s"),
                stage(540, "ramp to 120/s"),
                stage(840, "silence"),
                plain(135, Event.Kind.BREACH, "web", "cpu above 70 %", "web passed its target at 215 requests/s."),
                plain(420, Event.Kind.FAULT_START, "payments", "3 times slower", "payments answers in 120 ms."),
                plain(
                        540,
                        Event.Kind.FAULT_END,
                        "payments",
                        "3 times slower ends",
                        "payments answers in 40 ms again."));
    }

    private static List<Event> alerts() {
        String name = "PaymentsSlow";
        String why = "payments answers late: its expression was 3.1, the condition held for as long as it must";
        return List.of(
                alert(480, Event.Kind.ALERT, name, name + " fires", why),
                alert(510, Event.Kind.PAGE, name, "on-call is told of " + name, "Alertmanager sends 1 firing"),
                alert(585, Event.Kind.ALERT_END, name, name + " is over", "the condition does not hold any more"));
    }

    private static Event alert(double at, Event.Kind kind, String name, String title, String why) {
        return new Event(at, kind, "", title, 0, 0, name, "", why, List.of());
    }

    private static Event stage(double at, String title) {
        return plain(at, Event.Kind.LOAD_STAGE, "", title, "");
    }

    private static Event plain(double at, Event.Kind kind, String service, String title, String why) {
        return new Event(at, kind, service, title, 0, 0, "", "", why, List.of());
    }

    private static List<Bound> bounds() {
        return List.of(
                new Bound("yours", 9.84, 0.4723, 1.05, 0.84, "USD", 9240.5, 0.0317, 70),
                new Bound("fixed", 3.5, 0.168, 0.75, 0.6, "USD", 30000, 0.7412, 14),
                new Bound("oracle", 8.12, 0.38976, 1, 0.8, "USD", 96.25, 0, 58));
    }

    private static List<PolicyRead> policies() {
        return List.of(
                new PolicyRead(
                        "scenarios/policies/web-hpa.yaml",
                        "0b1c8dc5b1f5a7f9f3a1b1e5a8e6f6c1d3f7e1d0a6c4f0b7d9e8c2a4b6d8f0a2",
                        "HorizontalPodAutoscaler autoscaling/v2",
                        "web-hpa",
                        "web",
                        "keeps web between 4 and 40 replicas, cpu at 70 % of what is requested",
                        List.of(
                                "behavior.scaleUp.stabilizationWindowSeconds: 0",
                                "behavior.scaleUp.policies: 100 % or 4 pods in 15 s, the larger",
                                "behavior.scaleDown.policies: 100 % in 15 s",
                                "tolerance: 10 % (cluster)"),
                        List.of("stabilizationWindowSeconds 30 is shorter than a replica's start of 35 s")),
                new PolicyRead(
                        "scenarios/policies/api-hpa.yaml",
                        "5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8",
                        "HorizontalPodAutoscaler autoscaling/v2beta2",
                        "api-hpa",
                        "api",
                        "keeps api between 4 and 40 replicas, cpu at 70 % of what is requested",
                        List.of("behavior: as the API server defaults it"),
                        List.of()));
    }
}
