package dev.tenfold.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenfold.policy.hpa.Behavior;
import dev.tenfold.policy.keda.Admission;
import dev.tenfold.policy.keda.Admission.Refusal;
import dev.tenfold.policy.keda.Admission.Requests;
import dev.tenfold.policy.keda.ReplicaBounds;
import dev.tenfold.policy.keda.ScaledObject;
import dev.tenfold.policy.keda.TriggerSpec;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Vectors of KEDA's admission webhook. */
final class KedaAdmissionVectors {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*(?!\\w*\\s*\\()");
    private static final Map<String, Function<Inputs, ObjectNode>> KINDS = Map.of(
            "keda/fallback-valid", KedaAdmissionVectors::fallbackValid,
            "keda/replica-bounds", KedaAdmissionVectors::replicaBounds,
            "keda/webhook", KedaAdmissionVectors::webhook,
            "keda/webhook-warning", KedaAdmissionVectors::warning);

    private KedaAdmissionVectors() {}

    static VectorKind family() {
        return new PolicyVectors(KINDS);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static ObjectNode shown(Optional<String> refusal) {
        ObjectNode shown = object().put("valid", refusal.isEmpty());
        refusal.ifPresent(message -> shown.put("error", message));
        return shown;
    }

    /** Only what is said about the fallback counts. */
    private static ObjectNode fallbackValid(Inputs in) {
        JsonNode spec = in.inner("spec").node();
        ObjectNode flat = object();
        flat.set("fallback", spec.path("fallback"));
        flat.set("scalingModifiers", spec.path("advanced").path("scalingModifiers"));
        List<TriggerSpec> triggers = new ArrayList<>();
        spec.path("triggers").forEach(trigger -> triggers.add(KedaInputs.trigger(trigger)));
        ScaledObject object = KedaInputs.object(new Inputs(flat), ReplicaBounds.NONE, Optional.empty(), triggers);
        return shown(Admission.refusals(object, Optional.empty()).stream()
                .filter(refusal -> refusal.field().startsWith("spec.fallback"))
                .map(Refusal::message)
                .findFirst());
    }

    private static ObjectNode replicaBounds(Inputs in) {
        return shown(KedaInputs.bounds(in.inner("spec")).problem());
    }

    private static ObjectNode webhook(Inputs in) {
        Optional<Behavior> behavior = in.has("behavior")
                ? Optional.of(HpaVectorReader.behavior(in.inner("behavior").node()))
                : Optional.empty();
        // A case that does not mention the minimum is not about scaling to zero.
        OptionalInt minimum =
                in.node().has("minReplicaCount") ? in.optionalInteger("minReplicaCount") : OptionalInt.of(1);
        ReplicaBounds bounds = new ReplicaBounds(minimum, in.optionalInteger("maxReplicaCount"), OptionalInt.empty());
        ScaledObject object = KedaInputs.object(in, bounds, behavior, triggers(in));
        JsonNode requests = in.node().path("podRequests");
        Requests requested = new Requests(
                requests.path("cpu").asBoolean(true), requests.path("memory").asBoolean(true));
        return shown(Admission.refusals(object, Optional.of(requested)).stream()
                .map(Refusal::message)
                .findFirst());
    }

    /** The triggers of a case; one that lists none has a trigger for each name of its formula, or one without name. */
    private static List<TriggerSpec> triggers(Inputs in) {
        boolean named = in.node().path("triggersNamed").asBoolean(true);
        List<String> names = new ArrayList<>(namesIn(KedaInputs.modifiers(in).formula()));
        List<String> types = new ArrayList<>();
        if (in.has("triggers")) {
            types.addAll(in.list("triggers", JsonNode::asText));
        } else {
            types.add("cron");
            for (int i = 1; i < names.size(); i++) {
                types.add("cron");
            }
        }
        List<TriggerSpec> triggers = new ArrayList<>();
        for (String type : types) {
            boolean resource = TriggerSpec.of(type).isResource();
            Optional<String> name =
                    !named || resource || names.isEmpty() ? Optional.empty() : Optional.of(names.remove(0));
            triggers.add(new TriggerSpec(type, name, Optional.empty(), Map.of(), false, Optional.empty()));
        }
        return triggers;
    }

    private static Set<String> namesIn(String formula) {
        Set<String> names = new LinkedHashSet<>();
        Matcher matcher = NAME.matcher(formula);
        while (matcher.find()) {
            names.add(matcher.group());
        }
        names.removeAll(Set.of("and", "or", "not", "in", "let", "nil", "true", "false"));
        return names;
    }

    private static ObjectNode warning(Inputs in) {
        TriggerSpec trigger = new TriggerSpec(
                "prometheus",
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                in.flag("useCachedMetrics"),
                Optional.empty());
        ScaledObject object = KedaInputs.object(in, KedaInputs.bounds(in), Optional.empty(), List.of(trigger));
        ObjectNode shown = object();
        ArrayNode warnings = shown.putArray("warnings");
        Admission.warnings(object).forEach(each -> warnings.add(each.message()));
        return shown;
    }
}
