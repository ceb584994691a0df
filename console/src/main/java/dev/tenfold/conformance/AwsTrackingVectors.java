package dev.tenfold.conformance;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenfold.policy.aws.AlarmState;
import dev.tenfold.policy.aws.Datapoint;
import dev.tenfold.policy.aws.Evaluation;
import dev.tenfold.policy.aws.ScaleDirection;
import dev.tenfold.policy.aws.TargetTracking;
import dev.tenfold.policy.aws.TrackingAlarm;
import dev.tenfold.policy.aws.TrackingProfile;
import dev.tenfold.policy.aws.TrackingVote;
import dev.tenfold.policy.aws.WarmingGroup;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Vectors of AWS target tracking: its alarms, its sizes, several policies together, warm-up. */
final class AwsTrackingVectors {
    private static final Map<String, Function<Inputs, ObjectNode>> KINDS = Map.of(
            "aws/tt-alarms", AwsTrackingVectors::alarms,
            "aws/tt-in", AwsTrackingVectors::scaleIn,
            "aws/tt-missing", AwsTrackingVectors::missing,
            "aws/tt-multi", AwsTrackingVectors::multi,
            "aws/tt-out", AwsTrackingVectors::scaleOut,
            "aws/warmup-block", AwsTrackingVectors::warmUpBlock);

    private AwsTrackingVectors() {}

    static VectorKind family() {
        return new PolicyVectors(KINDS);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static ObjectNode alarms(Inputs in) {
        TrackingProfile present = TrackingProfile.ofService(in.text("service"));
        boolean old = present == TrackingProfile.EC2 && in.has("era");
        TargetTracking policy = new TargetTracking(
                in.number("targetValue"), old ? TrackingProfile.EC2_2018 : present, in.flag("disableScaleIn"));
        ObjectNode shown = object();
        show(policy.high(), shown.putObject("high"));
        Optional<TrackingAlarm> low = policy.low();
        if (low.isPresent()) {
            show(low.get(), shown.putObject("low"));
        }
        return shown;
    }

    private static void show(TrackingAlarm alarm, ObjectNode shown) {
        shown.put("operator", alarm.operator().text())
                .put("threshold", alarm.threshold())
                .put("period", TrackingAlarm.PERIOD.toSeconds())
                .put("evaluationPeriods", alarm.evaluationPeriods());
    }

    private static TargetTracking policy(Inputs in) {
        return new TargetTracking(in.number("target"), TrackingProfile.EC2, false);
    }

    private static ObjectNode scaleIn(Inputs in) {
        if (in.has("exactInstancesToRemove")) {
            return object().put("remove", TargetTracking.removed(in.number("exactInstancesToRemove")));
        }
        int capacity = in.integer("capacity");
        int wanted = policy(in).capacityFor(capacity, in.number("metric"));
        return object().put("desired", in.flag("lowAlarm") ? Math.min(capacity, wanted) : capacity);
    }

    private static ObjectNode scaleOut(Inputs in) {
        if (in.has("exactInstancesToAdd")) {
            return object().put("add", TargetTracking.added(in.number("exactInstancesToAdd")));
        }
        int capacity = in.integer("capacity");
        return object().put("desired", Math.max(capacity, policy(in).capacityFor(capacity, in.number("metric"))));
    }

    private static ObjectNode missing(Inputs in) {
        TrackingAlarm high = new TargetTracking(50, TrackingProfile.EC2, false).high();
        Datapoint point = in.flag("metricMissing") ? Datapoint.MISSING : Datapoint.GOOD;
        List<Datapoint> range = Collections.nCopies(high.rule().suggestedRange(), point);
        Evaluation evaluation = high.rule().evaluate(range, AlarmState.OK);
        return object().put("alarmState", evaluation.state().name()).put("scales", evaluation.alarming());
    }

    private static ObjectNode multi(Inputs in) {
        List<TrackingVote> votes = in.list("policies", Inputs::new).stream()
                .map(vote -> new TrackingVote(
                        ScaleDirection.valueOf(vote.text("ready").toUpperCase(Locale.ROOT)),
                        vote.integer("desired"),
                        vote.flag("disableScaleIn")))
                .toList();
        return object().put("desired", TrackingVote.together(in.integer("capacity"), votes));
    }

    private static ObjectNode warmUpBlock(Inputs in) {
        int warming = in.optionalInteger("instancesWarming").orElse(in.flag("scaleOutInProgress") ? 1 : 0);
        WarmingGroup group = new WarmingGroup(0, warming);
        // Without a metric the alarm is taken to be one of the warm instances alone, which is acted upon.
        boolean scaleOut = !in.has("metricOfWarmInstances")
                || group.mayScaleOut(in.number("metricOfWarmInstances"), in.number("target"));
        return object().put("scaleIn", group.mayScaleIn()).put("scaleOut", scaleOut);
    }
}
