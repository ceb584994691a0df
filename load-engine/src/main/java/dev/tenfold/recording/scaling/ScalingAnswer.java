package dev.tenfold.recording.scaling;

import com.fasterxml.jackson.core.JsonParser;
import dev.tenfold.recording.BadRecording;
import dev.tenfold.recording.ScalingLog;
import dev.tenfold.recording.ScalingLog.Change;
import dev.tenfold.recording.Skipped;
import dev.tenfold.recording.json.Json;
import dev.tenfold.recording.text.Content;
import dev.tenfold.recording.text.Stamps;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code describe-scaling-activities} of EC2 Auto Scaling and of Application Auto Scaling, and {@code kubectl get
 * events -o json}, of which only {@code SuccessfulRescale} tells of a scaling.
 */
public final class ScalingAnswer {
    private static final Pattern FROM_TO = Pattern.compile("from (\\d{1,6}) to (\\d{1,6})");
    private static final Pattern TO = Pattern.compile("(?:count|capacity|replicas) to (\\d{1,6})");
    private static final Pattern NEW_SIZE = Pattern.compile("New size: (\\d{1,6})(?:; reason: (.*))?");
    private final List<Change> changes = new ArrayList<>();
    private final Skipped.Counter skipped = new Skipped.Counter();
    private String origin = "";

    private ScalingAnswer() {}

    /**
     * Reads an answer.
     *
     * @throws BadRecording if it tells of no scaling
     */
    public static ScalingLog read(Content content) throws IOException, BadRecording {
        ScalingAnswer answer = new ScalingAnswer();
        try (JsonParser json = Json.of(content)) {
            json.nextToken();
            for (String name = Json.field(json); name != null; name = Json.field(json)) {
                boolean known = name.matches("Activities|ScalingActivities|items");
                if (!known || !Json.isArray(json)) {
                    json.skipChildren();
                    continue;
                }
                answer.origin = name.equals("items") ? "Kubernetes events" : "Auto Scaling activities";
                while (Json.element(json)) {
                    long line = json.currentTokenLocation().getLineNr();
                    if (Json.isObject(json)) {
                        answer.take(Json.leaves(json), name.equals("items"), line);
                    }
                }
            }
        }
        return answer.recording();
    }

    private void take(Map<String, String> leaves, boolean event, long line) {
        Change change = event ? event(leaves) : activity(leaves);
        if (change.to() < 0) {
            skipped.skip(line, "tells of no new size");
        } else if (change.atMillis() == Stamps.NONE) {
            skipped.skip(line, "no time");
        } else {
            changes.add(change);
        }
    }

    private static Change activity(Map<String, String> leaves) {
        String cause = leaves.getOrDefault("Cause", "");
        String description = leaves.getOrDefault("Description", "");
        String target = leaves.getOrDefault("AutoScalingGroupName", leaves.getOrDefault("ResourceId", ""));
        long at = Stamps.any(leaves.getOrDefault("StartTime", ""));
        Matcher both = last(FROM_TO, cause);
        if (both != null) {
            return new Change(at, target, number(both.group(1)), number(both.group(2)), cause);
        }
        Matcher to = last(TO, description);
        return new Change(at, target, -1, to == null ? -1 : number(to.group(1)), cause);
    }

    private static Change event(Map<String, String> leaves) {
        String target = leaves.getOrDefault("involvedObject.name", leaves.getOrDefault("regarding.name", ""));
        String message = leaves.getOrDefault("message", leaves.getOrDefault("note", ""));
        String time = leaves.getOrDefault("lastTimestamp", leaves.getOrDefault("eventTime", ""));
        Matcher size = NEW_SIZE.matcher(message);
        boolean rescaled = leaves.getOrDefault("reason", "").equals("SuccessfulRescale") && size.find();
        if (!rescaled) {
            return new Change(Stamps.any(time), target, -1, -1, message);
        }
        String reason = size.group(2) == null ? "" : size.group(2);
        return new Change(Stamps.any(time), target, -1, number(size.group(1)), reason);
    }

    private static Matcher last(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        Matcher found = null;
        while (matcher.find()) {
            found = pattern.matcher(text);
            found.find(matcher.start());
        }
        return found;
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    private ScalingLog recording() throws BadRecording {
        if (changes.isEmpty()) {
            throw new BadRecording(0, "must tell of a scaling, was none among " + skipped.count() + " entries", "");
        }
        changes.sort(Comparator.comparingLong(Change::atMillis));
        Map<String, Integer> sizes = new TreeMap<>();
        List<Change> whole = new ArrayList<>();
        for (Change each : changes) {
            Integer before = sizes.put(each.target(), each.to());
            if (each.from() >= 0 && before != null && before == each.to()) {
                continue; // EC2 tells a change once for each instance it starts or ends.
            }
            int from = each.from() >= 0 || before == null ? each.from() : before;
            whole.add(new Change(each.atMillis(), each.target(), from, each.to(), each.reason()));
        }
        return new ScalingLog(origin, whole, skipped.total(), List.of());
    }
}
