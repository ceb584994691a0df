package dev.tenfold.cli;

import dev.tenfold.document.Json;
import dev.tenfold.drive.seek.Curve;
import dev.tenfold.drive.seek.Goal;
import dev.tenfold.drive.seek.Limit;
import dev.tenfold.drive.seek.MaxTps;
import dev.tenfold.drive.seek.Ruling;
import dev.tenfold.drive.seek.Search;
import dev.tenfold.spelling.Figure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What a search found, in words and as JSON.
 *
 * @param found by the search
 * @param goal that was searched by
 * @param limit what limits
 * @param unit of the rate, such as {@code /s}
 */
record MaxTpsResult(MaxTps.Found found, Goal goal, Limit limit, String unit) {
    Exit exit() {
        Search.Answer answer = found.answer();
        return found.aborted().isPresent() || !answer.confirmed() ? Exit.FAILED : Exit.HELD;
    }

    private String rate(double rate) {
        return Figure.plain(rate, rate < 100 ? 1 : 0) + unit;
    }

    String verdict() {
        Search.Answer answer = found.answer();
        if (found.aborted().isPresent()) {
            return "ABORTED: " + found.aborted().get();
        }
        if (!answer.confirmed()) {
            return "NO RATE held over the longer time; the lowest tried was "
                    + rate(found.tried().stream()
                            .mapToDouble(Search.Tried::rate)
                            .min()
                            .orElse(0));
        }
        if (answer.generatorLimited()) {
            return "AT LEAST " + rate(answer.rate()) + ", generator-limited: the system's own limit is higher";
        }
        String high = Double.isInfinite(answer.high()) ? "no rate was too much" : "to " + rate(answer.high());
        return "MAXIMUM " + rate(answer.rate()) + " (95 % interval " + rate(answer.low()) + " " + high + ")";
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(verdict());
        lines.add("goal: p95 within " + Figure.time(goal.seconds()) + ", errors at most "
                + Figure.percent(goal.errorRate()));
        lines.add("limited by: " + limit.kind().name().toLowerCase(java.util.Locale.ROOT) + ": " + limit.why());
        Curve curve = Curve.of(found.tried());
        lines.add("knee: " + knee(curve.kneedle()) + " (Kneedle), " + knee(curve.joint())
                + " (two lines through log latency)");
        lines.add("law of scalability: " + curve.law().map(this::law).orElse("too few levels"));
        found.recoveries()
                .forEach(each -> lines.add("after " + rate(each.rate()) + " it came to rest "
                        + (each.recovered()
                                ? "within " + each.seconds() + " s"
                                : "not within " + each.seconds() + " s")));
        lines.add("");
        for (Search.Tried each : found.tried()) {
            lines.add(told(each, unit));
        }
        return lines;
    }

    static String told(Search.Tried tried, String unit) {
        Ruling ruling = tried.ruling();
        return Figure.plain(tried.rate(), 1) + unit + " "
                + ruling.kind().name().toLowerCase(java.util.Locale.ROOT) + (ruling.sure() ? "" : " (close)")
                + " after "
                + ruling.samples().size() + " s: " + ruling.why();
    }

    private String knee(OptionalDouble rate) {
        return rate.isPresent() ? rate(rate.getAsDouble()) : "none seen";
    }

    private String law(Curve.Law law) {
        String objections = law.objections().isEmpty() ? "" : "; no fit: " + String.join(", ", law.objections());
        String peak = law.law().peakSeen()
                ? ", peak " + Figure.plain(law.law().law().most(), 0) + "/s" + " at "
                        + Figure.plain(law.law().law().peak(), 1) + " under way"
                : ", no peak seen";
        return "alpha " + Figure.plain(law.law().law().alpha(), 5) + ", beta "
                + Figure.plain(law.law().law().beta(), 7) + peak + ", "
                + law.law().quality().told() + objections;
    }

    String json() {
        Map<String, Object> root = new LinkedHashMap<>();
        Search.Answer answer = found.answer();
        root.put("verdict", verdict());
        root.put("rate", LoadResult.number(answer.rate()));
        root.put("low", LoadResult.number(answer.low()));
        root.put("high", LoadResult.number(answer.high()));
        root.put("confirmed", answer.confirmed());
        root.put("generatorLimited", answer.generatorLimited());
        root.put("limit", limit.kind().name().toLowerCase(java.util.Locale.ROOT));
        root.put("why", limit.why());
        Curve curve = Curve.of(found.tried());
        root.put("kneedle", LoadResult.number(curve.kneedle().orElse(Double.NaN)));
        root.put("joint", LoadResult.number(curve.joint().orElse(Double.NaN)));
        List<Object> steps = new ArrayList<>();
        for (Search.Tried each : found.tried()) {
            Map<String, Object> step = new LinkedHashMap<>();
            step.put("rate", LoadResult.number(each.rate()));
            step.put("stage", each.stage().name().toLowerCase(java.util.Locale.ROOT));
            step.put("ruling", each.ruling().kind().name().toLowerCase(java.util.Locale.ROOT));
            step.put("sure", each.ruling().sure());
            step.put("why", each.ruling().why());
            step.put("throughput", LoadResult.number(each.ruling().throughput()));
            step.put("inFlight", LoadResult.number(each.ruling().inFlight()));
            step.put("seconds", each.ruling().samples().size());
            steps.add(step);
        }
        root.put("steps", steps);
        return Json.write(root) + "\n";
    }
}
