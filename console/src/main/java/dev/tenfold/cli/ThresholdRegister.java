package dev.tenfold.cli;

import dev.tenfold.document.Json;
import dev.tenfold.plan.Plan;
import dev.tenfold.plan.PreScaling;
import dev.tenfold.plan.Threshold;
import dev.tenfold.plan.TierPlan;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The thresholds of a plan for programs and for the repository, where their history shows. */
final class ThresholdRegister {
    private ThresholdRegister() {}

    static String of(Plan plan) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("schema", "tenfold/thresholds/1");
        root.put("scenario", ScenarioFiles.shown(Path.of(plan.script().file())));
        root.put("seed", plan.script().scenario().seed());
        root.put("p95Seconds", number(plan.goal().p95Seconds()));
        root.put("errorRate", number(plan.goal().errorRatio()));
        root.put("maximumPerSecond", number(plan.maximum()));
        root.put("missing", plan.missing());
        List<Object> services = new ArrayList<>();
        plan.tiers().forEach(tier -> services.add(service(tier)));
        root.put("services", services);
        return Json.write(root) + "\n";
    }

    private static Map<String, Object> service(TierPlan tier) {
        Threshold threshold = tier.threshold();
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("service", threshold.service());
        one.put("kneePerReplica", number(threshold.kneePerReplica()));
        one.put("kneeCpuOfRequest", number(threshold.kneeUtilization()));
        one.put("reactionSeconds", number(threshold.reaction().seconds()));
        one.put("risePerSecond", number(threshold.slope()));
        one.put("lead", number(threshold.lead()));
        one.put("thresholdPerSecond", number(threshold.threshold()));
        one.put("earlyEnough", threshold.enough());
        one.put("floor", threshold.floor());
        one.put("reactiveFloor", threshold.reactiveFloor());
        one.put("ceiling", threshold.ceiling());
        one.put("reactiveCpuTarget", threshold.cpuTarget(threshold.reactiveShare()));
        one.put("foreseenCpuTarget", threshold.cpuTarget(threshold.foreseenShare()));
        List<Object> schedule = new ArrayList<>();
        for (PreScaling entry : tier.schedule()) {
            Map<String, Object> times = new LinkedHashMap<>();
            times.put("fromUtc", entry.start().toString());
            times.put("untilUtc", entry.end().toString());
            times.put("replicas", entry.replicas());
            schedule.add(times);
        }
        one.put("schedule", schedule);
        return one;
    }

    private static BigDecimal number(double value) {
        BigDecimal rounded = new BigDecimal(value).setScale(4, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros();
    }
}
