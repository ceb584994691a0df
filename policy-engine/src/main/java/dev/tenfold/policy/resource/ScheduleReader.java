package dev.tenfold.policy.resource;

import dev.tenfold.policy.aws.AutoScalingCron;
import dev.tenfold.policy.aws.EventSchedule;
import dev.tenfold.policy.aws.ScheduledAction;
import dev.tenfold.policy.aws.ScheduledActionSpec;
import dev.tenfold.policy.aws.ScheduledActionSpec.Once;
import dev.tenfold.policy.aws.ScheduledActionSpec.Recurrence;
import dev.tenfold.policy.aws.ScheduledActionSpec.Schedule;
import dev.tenfold.policy.aws.ScheduledActionSpec.Times;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads scheduled actions: of groups, which are resources, and of scalable targets, which stand within them. */
final class ScheduleReader {
    private ScheduleReader() {}

    /** An action of a group. */
    static Optional<ScheduledActionSpec> ofGroup(Section action, String id) {
        OptionalInt min = mentioned(action, "MinSize");
        OptionalInt max = mentioned(action, "MaxSize");
        OptionalInt desired = mentioned(action, "DesiredCapacity");
        Optional<Instant> start = action.choice("StartTime", ScheduleReader::time);
        Optional<Times> times = action.choice("Recurrence", AutoScalingCron::parse)
                .<Times>map(Recurrence::new)
                .or(() -> start.map(Once::new));
        if (!action.has("Recurrence") && !action.has("StartTime")) {
            action.error("Recurrence", "is missing, and so is StartTime: one of them must stand");
        }
        String name = action.name("ScheduledActionName").orElse(id);
        return spec(action, name, times, min, max, desired, "TimeZone");
    }

    /** An action of a scalable target. */
    static Optional<ScheduledActionSpec> ofTarget(Section action, String id) {
        action.require("Schedule");
        Optional<Times> times = action.choice("Schedule", EventSchedule::parse).map(Schedule::new);
        Optional<Section> limits = action.section("ScalableTargetAction");
        OptionalInt min = limits.map(set -> set.count("MinCapacity")).orElse(OptionalInt.empty());
        OptionalInt max = limits.map(set -> set.count("MaxCapacity")).orElse(OptionalInt.empty());
        String name = action.name("ScheduledActionName").orElse(id);
        return spec(action, name, times, min, max, OptionalInt.empty(), "Timezone");
    }

    private static Optional<ScheduledActionSpec> spec(
            Section action,
            String name,
            Optional<Times> times,
            OptionalInt min,
            OptionalInt max,
            OptionalInt desired,
            String zoneKey) {
        if (!action.has(zoneKey)) {
            action.leftOut(zoneKey, "UTC");
        }
        Optional<ZoneId> zone = action.choice(zoneKey, ScheduleReader::zone);
        Optional<Instant> start = action.choice("StartTime", ScheduleReader::time);
        Optional<Instant> end = action.choice("EndTime", ScheduleReader::time);
        if (!action.findings().complete()) {
            return Optional.empty();
        }
        if (min.isPresent() && max.isPresent() && max.getAsInt() < min.getAsInt()) {
            action.error("MaxSize", "must be >= the minimum " + min.getAsInt());
            return Optional.empty();
        }
        if (min.isEmpty() && max.isEmpty() && desired.isEmpty()) {
            action.error(
                    "MinSize", "is missing: a scheduled action must set a minimum, a maximum or a desired capacity");
            return Optional.empty();
        }
        return times.map(known -> new ScheduledActionSpec(
                name, known, new ScheduledAction(min, max, desired), zone.orElse(ZoneOffset.UTC), start, end));
    }

    /** In Terraform, -1 leaves a size as it is. */
    private static OptionalInt mentioned(Section action, String key) {
        OptionalInt size = action.count(key);
        return size.isPresent() && size.getAsInt() < 0 ? OptionalInt.empty() : size;
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException unknown) {
            throw new IllegalArgumentException("must be a time zone such as Europe/Berlin", unknown);
        }
    }

    static Instant time(String text) {
        try {
            return text.matches(".*(Z|[+-]\\d\\d:\\d\\d)")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException malformed) {
            throw new IllegalArgumentException("must be a time such as 2030-01-31T08:00:00Z", malformed);
        }
    }
}
