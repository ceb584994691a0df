package dev.tenfold.rehearsal;

import dev.tenfold.kernel.Agenda;
import dev.tenfold.kernel.Phase;
import dev.tenfold.policy.PolicySpec;
import dev.tenfold.policy.aws.AlarmChange;
import dev.tenfold.policy.aws.AlarmController;
import dev.tenfold.policy.aws.AlarmSpec;
import dev.tenfold.policy.aws.AlarmState;
import dev.tenfold.policy.aws.CloudWatchMetric;
import dev.tenfold.policy.aws.CompositeAlarmSpec;
import dev.tenfold.policy.aws.GroupScaling;
import dev.tenfold.rehearsal.Happening.Kind;
import dev.tenfold.scenario.Script;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The CloudWatch alarms that scale nothing, all in one: composite alarms name others, also those that invoke scaling
 * policies, which are evaluated here once more and told by their own.
 */
final class CloudAlarmPilot implements Pilot {
    private final Platform platform;
    private final Map<AlarmSpec, String> alarms = new LinkedHashMap<>();
    private final Set<String> told = new LinkedHashSet<>();
    private final AlarmController controller;
    private Agenda agenda;

    CloudAlarmPilot(Platform platform) {
        this.platform = platform;
        List<CompositeAlarmSpec> composites = new ArrayList<>();
        for (Script.Policy policy : platform.script().policies()) {
            PolicySpec spec = policy.declaration().spec();
            if (spec instanceof AlarmSpec alarm) {
                alarms.put(alarm, policy.target());
                told.add(alarm.name());
            } else if (spec instanceof CompositeAlarmSpec composite) {
                composites.add(composite);
                told.add(composite.name());
            } else if (spec instanceof GroupScaling group) {
                group.alarms().forEach(alarm -> alarms.put(alarm, policy.target()));
            }
        }
        controller = new AlarmController(List.copyOf(alarms.keySet()), composites);
    }

    @Override
    public void open() {
        alarms.forEach((alarm, target) -> want(platform, alarm, target));
    }

    @Override
    public void book(Agenda agenda) {
        this.agenda = agenda;
        next(platform.cloudWatch().readyNanos());
    }

    private void next(long atNanos) {
        agenda.at(atNanos, Phase.SERVE, platform.world()::serve);
        agenda.at(atNanos, Phase.DECIDE, this::evaluate);
    }

    private void evaluate() {
        long now = platform.nowNanos();
        for (AlarmChange change : controller.evaluate(platform.cloudWatch(), now)) {
            if (told.contains(change.alarm())) {
                told(change, "").ifPresent(platform.world().history()::note);
            }
        }
        next(controller.nextNanos(now));
    }

    /** Has CloudWatch gather what an alarm looks at, and says so where it cannot. */
    static void want(Platform platform, AlarmSpec alarm, String target) {
        for (CloudWatchMetric metric : alarm.query().metrics()) {
            if (!platform.cloudWatch().want(metric, target)) {
                Happening notice = Happening.mark(
                        0,
                        Kind.NOTICE,
                        target,
                        "alarm " + alarm.name() + " has no data",
                        "nothing in the scenario sends " + metric.namespace() + " " + metric.name()
                                + ": name it under metrics.series, or the alarm stays without data");
                platform.world().history().note(notice);
            }
        }
    }

    /** What a person is told of a change: that an alarm goes off, and that it is over. */
    static Optional<Happening> told(AlarmChange change, String service) {
        boolean alarms = change.to() == AlarmState.ALARM;
        if (!alarms && change.from() != AlarmState.ALARM) {
            return Optional.empty();
        }
        return Optional.of(new Happening(
                change.atNanos(),
                alarms ? Kind.ALERT : Kind.ALERT_END,
                service,
                change.alarm() + (alarms ? " in ALARM" : " is " + change.to()),
                0,
                0,
                change.alarm(),
                "",
                change.why(),
                List.of()));
    }
}
