package dev.tenfold.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenfold.policy.PolicySession;
import dev.tenfold.policy.keda.Activity;
import dev.tenfold.policy.keda.KedaController;
import dev.tenfold.policy.keda.KedaDecision;
import dev.tenfold.policy.keda.KedaMemory;
import dev.tenfold.policy.keda.KedaStatus;
import dev.tenfold.policy.keda.KedaView;
import dev.tenfold.policy.keda.ScaledObject;
import dev.tenfold.policy.keda.TriggerState;
import dev.tenfold.policy.keda.trigger.TriggerSource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;

/** Vectors of KEDA's own loop: whether the target is to run, and what one poll does to it. */
final class KedaLoopVectors {
    private static final Map<String, Function<Inputs, ObjectNode>> KINDS =
            Map.of("keda/activity", KedaLoopVectors::activity, "keda/executor", KedaLoopVectors::executor);

    private KedaLoopVectors() {}

    static VectorKind family() {
        return new PolicyVectors(KINDS);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static ObjectNode activity(Inputs in) {
        List<TriggerState> triggers = in.list("triggers", KedaLoopVectors::state);
        Activity activity = in.has("scalingModifiers")
                ? Activity.of(
                        triggers,
                        KedaInputs.modifiers(in),
                        Inputs.bound(in.node().path("composite")))
                : Activity.of(triggers);
        ObjectNode shown = object().put("active", activity.active());
        return activity.failed() ? shown.put("error", "a trigger failed") : shown;
    }

    private static TriggerState state(JsonNode node) {
        Inputs in = new Inputs(node);
        String type = in.text("type");
        // A fallback that is in effect counts as active.
        boolean fallback = in.flag("fallback") || in.flag("fallbackActive");
        return new TriggerState(
                type.equals("cpu") || type.equals("memory"),
                in.flag("active") || fallback,
                in.flag("error") && !fallback);
    }

    private static ObjectNode executor(Inputs in) {
        ScaledObject object = KedaInputs.object(in, KedaInputs.bounds(in), Optional.empty(), List.of());
        long created = -in.seconds("secondsSinceCreation").toNanos();
        OptionalLong lastActive = in.optionalSeconds("secondsSinceLastActive")
                .map(age -> OptionalLong.of(-age.toNanos()))
                .orElse(OptionalLong.empty());
        Target target = new Target(in.optionalInteger("currentReplicas").orElse(0));
        // The executor finds an annotation's replicas set already: another part of KEDA does that.
        KedaMemory memory = new KedaMemory(created, lastActive, true, List.of());
        try (PolicySession session = PolicySession.open()) {
            KedaDecision decision = new KedaController(object, memory, session)
                    .decide(target, new Activity(in.flag("isActive"), in.flag("isError")), 0);
            return shown(decision.status(), target.replicas);
        }
    }

    private static ObjectNode shown(KedaStatus status, int replicas) {
        boolean error = status.readyReason().endsWith("TriggerError");
        return object().put("replicas", replicas)
                .put("active", status.active())
                .put("paused", status.paused())
                .put("ready", status.ready())
                .put("reason", error ? status.readyReason() : status.activeReason())
                .put("lastActiveUpdated", status.lastActiveNanos().equals(OptionalLong.of(0)));
    }

    /** A target that does as it is told. */
    private static final class Target implements KedaView {
        private int replicas;

        Target(int replicas) {
            this.replicas = replicas;
        }

        @Override
        public OptionalInt replicas() {
            return OptionalInt.of(replicas);
        }

        @Override
        public int readyReplicas() {
            return replicas;
        }

        @Override
        public TriggerSource source() {
            throw new IllegalStateException("the triggers' part of a vector is known");
        }

        @Override
        public Instant calendar() {
            return Instant.EPOCH;
        }

        @Override
        public boolean scaleTo(int wanted) {
            replicas = wanted;
            return true;
        }
    }
}
