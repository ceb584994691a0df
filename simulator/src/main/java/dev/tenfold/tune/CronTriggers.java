package dev.tenfold.tune;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Pre-scaling by KEDA's cron trigger: one that is there may begin earlier, one that is not may be added. */
final class CronTriggers {
    /** What an added trigger is while it is not added. */
    static final String NONE = "none";

    private static final int[] LEADS_MINUTES = {2, 5, 10, 15};
    private static final double[] SHARES = {0.5, 0.65, 0.8, 1, 1.15};
    private static final int[] SHIFTS_MINUTES = {-30, -20, -15, -10, -5, 0, 5};
    private static final Pattern DAILY = Pattern.compile("(\\d{1,2}) (\\d{1,2}) (.*)");
    private static final int MINUTES_A_DAY = 24 * 60;

    private CronTriggers() {}

    /** A knob for each peak: none, or replicas from some minutes before it until it is over. */
    static List<Knob> knobs(Knob.Place place, int need, Outlook outlook) {
        List<Knob> knobs = new ArrayList<>();
        for (Outlook.Window peak : outlook.peaks()) {
            List<String> values = new ArrayList<>(List.of(NONE));
            TreeSet<Integer> replicas = new TreeSet<>();
            for (double share : SHARES) {
                replicas.add((int) Math.ceil(share * need));
            }
            for (int desired : replicas) {
                for (int lead : LEADS_MINUTES) {
                    values.add(trigger(peak, Duration.ofMinutes(lead), desired));
                }
            }
            knobs.add(new Knob(place, Knob.Role.FREE, values, 0));
        }
        return knobs;
    }

    private static String trigger(Outlook.Window peak, Duration lead, int desired) {
        Instant from = peak.from().minus(lead).truncatedTo(ChronoUnit.MINUTES);
        Instant until = peak.until().plus(lead).truncatedTo(ChronoUnit.MINUTES);
        return "{type: cron, metadata: {timezone: Etc/UTC, start: \"" + daily(from) + "\", end: \"" + daily(until)
                + "\", desiredReplicas: \"" + desired + "\"}}";
    }

    private static String daily(Instant moment) {
        ZonedDateTime time = moment.atZone(ZoneOffset.UTC);
        return time.getMinute() + " " + time.getHour() + " * * *";
    }

    /** Earlier beginnings of a trigger that is there; none if it begins more than once a day. */
    static List<Knob> starts(Knob.Place place, String written) {
        Matcher daily = DAILY.matcher(written);
        if (!daily.matches()) {
            return List.of();
        }
        int minutes = Integer.parseInt(daily.group(2)) * 60 + Integer.parseInt(daily.group(1));
        List<String> values = new ArrayList<>();
        for (int shift : SHIFTS_MINUTES) {
            int moved = Math.floorMod(minutes + shift, MINUTES_A_DAY);
            String text = shift == 0 ? written : moved % 60 + " " + moved / 60 + " " + daily.group(3);
            values.add("\"" + text + "\"");
        }
        return List.of(new Knob(place, Knob.Role.FREE, values, values.indexOf("\"" + written + "\"")));
    }
}
