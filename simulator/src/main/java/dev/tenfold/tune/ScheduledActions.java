package dev.tenfold.tune;

import dev.tenfold.policy.aws.AutoScalingCron;
import dev.tenfold.policy.aws.EventSchedule;
import dev.tenfold.policy.aws.GroupScaling;
import dev.tenfold.policy.aws.GroupSpec;
import dev.tenfold.policy.aws.ScheduledAction;
import dev.tenfold.policy.aws.ScheduledActionSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;

/** Pre-scaling of a group: for each peak that the calendar knows a higher minimum before it, and the old one after. */
final class ScheduledActions {
    // Names of letters and digits alone may stand in every format.
    private static final int[] LEADS_MINUTES = {2, 5, 10, 15};
    private static final double[] SHARES = {0.5, 0.65, 0.8, 1, 1.15};

    private ScheduledActions() {}

    /** A field for each peak: none, or a minimum from some minutes before it until it is over. */
    static List<Field> fields(Knob.Place place, GroupScaling group, int need, Outlook outlook) {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < outlook.peaks().size(); i++) {
            Outlook.Window peak = outlook.peaks().get(i);
            int number = i + 1;
            List<String> values = new ArrayList<>(List.of(CronTriggers.NONE));
            TreeSet<Integer> minimums = new TreeSet<>();
            for (double share : SHARES) {
                minimums.add((int) Math.ceil(share * need));
            }
            for (int minimum : minimums) {
                for (int lead : LEADS_MINUTES) {
                    values.add("minimum " + minimum + " from " + lead + " min before peak " + number);
                }
            }
            Knob knob = new Knob(place, Knob.Role.FREE, values, 0);
            List<Integer> all = List.copyOf(minimums);
            fields.add(new Field(knob, (old, value) -> {
                int choice = values.indexOf(value) - 1;
                Duration lead = Duration.ofMinutes(LEADS_MINUTES[choice % LEADS_MINUTES.length]);
                return added(old, peak, lead, all.get(choice / LEADS_MINUTES.length), number);
            }));
        }
        return fields;
    }

    private static GroupScaling added(GroupScaling group, Outlook.Window peak, Duration lead, int minimum, int number) {
        Instant from = peak.from().minus(lead).truncatedTo(ChronoUnit.MINUTES);
        Instant until = peak.until().plus(lead).truncatedTo(ChronoUnit.MINUTES);
        boolean instances = group.scaled() instanceof GroupSpec;
        int usual = group.scaled().limits().min();
        int within = Math.min(minimum, group.scaled().limits().max());
        return GroupChange.scheduled(
                group,
                List.of(
                        action("BeforePeak" + number, from, within, instances),
                        action("AfterPeak" + number, until, usual, instances)));
    }

    private static ScheduledActionSpec action(String name, Instant moment, int minimum, boolean instances) {
        ZonedDateTime time = moment.atZone(ZoneOffset.UTC);
        String clock = time.getMinute() + " " + time.getHour();
        ScheduledActionSpec.Times times = instances
                ? new ScheduledActionSpec.Recurrence(AutoScalingCron.parse(clock + " * * *"))
                : new ScheduledActionSpec.Schedule(EventSchedule.parse("cron(" + clock + " * * ? *)"));
        return new ScheduledActionSpec(
                name,
                times,
                new ScheduledAction(OptionalInt.of(minimum), OptionalInt.empty(), OptionalInt.empty()),
                ZoneOffset.UTC,
                Optional.empty(),
                Optional.empty());
    }
}
