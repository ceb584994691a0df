package dev.tenfold.policy.vpa;

import dev.tenfold.document.Defaulted;
import dev.tenfold.document.Fields;
import dev.tenfold.document.Mapping;
import dev.tenfold.document.Names;
import dev.tenfold.document.Problem;
import dev.tenfold.document.Problems;
import dev.tenfold.document.Warning;
import dev.tenfold.policy.quantity.Amount;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads one VerticalPodAutoscaler, {@code autoscaling.k8s.io/v1} or {@code v1beta2}.
 *
 * <p>Source: kubernetes/autoscaler, vertical-pod-autoscaler/pkg/apis/autoscaling.k8s.io/v1/types.go.
 */
public final class VpaReader {
    private static final List<String> VERSIONS = List.of("autoscaling.k8s.io/v1", "autoscaling.k8s.io/v1beta2");

    private final Problems errors = new Problems();
    private final List<Defaulted> defaulted = new ArrayList<>();
    private final List<Warning> warnings = new ArrayList<>();

    private VpaReader() {}

    /**
     * Reads an object of that kind.
     *
     * @param object the whole object
     * @return what it says, with everything that is wrong with it
     */
    public static VpaManifest read(Mapping object) {
        return new VpaReader().manifest(object);
    }

    private VpaManifest manifest(Mapping object) {
        Fields root = Fields.of(object, errors);
        root.text("kind");
        String version = root.text("apiVersion").orElse("");
        root.missing("apiVersion", "");
        if (!version.isEmpty() && !VERSIONS.contains(version)) {
            root.problem("apiVersion", "must be " + String.join(" or ", VERSIONS), "");
        }
        Optional<Fields> metadata = root.object("metadata");
        String name = metadata.flatMap(fields -> fields.text("name")).orElse("");
        metadata.ifPresentOrElse(
                fields -> {
                    fields.missing("name", "");
                    fields.skip();
                },
                () -> root.missing("metadata", ""));
        root.object("status").ifPresent(Fields::skip);
        root.missing("spec", "");
        VpaSpec spec = root.object("spec")
                .map(fields -> spec(name, fields))
                .orElse(new VpaSpec(name, "", "", UpdateMode.RECREATE, List.of()));
        List<Problem> all = new ArrayList<>(errors.all());
        for (Problem unread : root.unread()) {
            String hint = unread.hint().isEmpty() ? "" : ", maybe " + unread.hint() + "?";
            warnings.add(new Warning(
                    unread.place(), unread.path() + " is no field of the API: it is dropped without a word" + hint));
        }
        return new VpaManifest(spec, object.placeOf("kind"), defaulted, all, warnings);
    }

    private VpaSpec spec(String name, Fields spec) {
        spec.missing("targetRef", "it must say what is sized");
        Optional<Fields> target = spec.object("targetRef");
        target.ifPresent(fields -> {
            fields.text("apiVersion");
            fields.missing("kind", "");
            fields.missing("name", "");
        });
        UpdateMode mode = mode(spec);
        spec.objects("recommenders").forEach(Fields::skip);
        spec.object("startupBoost").ifPresent(Fields::skip);
        List<ContainerPolicy> containers = spec.object("resourcePolicy")
                .map(policy -> policy.objects("containerPolicies").stream()
                        .map(this::container)
                        .toList())
                .orElse(List.of());
        return new VpaSpec(
                name,
                target.flatMap(fields -> fields.text("kind")).orElse(""),
                target.flatMap(fields -> fields.text("name")).orElse(""),
                mode,
                containers);
    }

    private UpdateMode mode(Fields spec) {
        Optional<Fields> policy = spec.object("updatePolicy");
        Optional<String> written = policy.flatMap(fields -> fields.text("updateMode"));
        policy.ifPresent(fields -> {
            fields.int32("minReplicas");
            fields.objects("evictionRequirements").forEach(Fields::skip);
        });
        if (written.isEmpty()) {
            defaulted.add(new Defaulted("spec.updatePolicy.updateMode", "Recreate: pods are evicted to resize them"));
            return UpdateMode.RECREATE;
        }
        Optional<UpdateMode> mode = UpdateMode.of(written.get());
        if (mode.isEmpty()) {
            String hint = written.get().equals("false")
                    ? "`\"Off\"`, in quotes: without them YAML 1.1 reads false"
                    : Names.nearest(written.get(), UpdateMode.names())
                            .map(known -> "`" + known + "`")
                            .orElse("");
            policy.get().problem("updateMode", "must be one of " + String.join(", ", UpdateMode.names()), hint);
        }
        if (mode.equals(Optional.of(UpdateMode.AUTO))) {
            warnings.add(new Warning(
                    policy.get().place("updateMode"), "updateMode Auto is deprecated: write Recreate, which it means"));
        }
        return mode.orElse(UpdateMode.RECREATE);
    }

    private ContainerPolicy container(Fields policy) {
        String name = policy.text("containerName").orElse(ContainerPolicy.EVERY);
        boolean off = policy.text("mode").filter("Off"::equals).isPresent();
        policy.text("controlledValues");
        policy.numberOrText("oomBumpUpRatio");
        policy.numberOrText("oomMinBumpUp");
        policy.object("startupBoost").ifPresent(Fields::skip);
        Request least = request(policy, "minAllowed", 0);
        Request most = request(policy, "maxAllowed", Request.MOST);
        if (least.milliCores() > most.milliCores() || least.bytes() > most.bytes()) {
            policy.problem("minAllowed", "must not be more than maxAllowed", "");
        }
        List<String> controlled =
                policy.has("controlledResources") ? policy.listOfTexts("controlledResources") : ContainerPolicy.BOTH;
        if (!ContainerPolicy.BOTH.containsAll(controlled)) {
            policy.problem("controlledResources", "must hold cpu, memory or both", "");
        }
        return new ContainerPolicy(name, off, least, most, controlled);
    }

    private static Request request(Fields policy, String key, long otherwise) {
        Optional<Fields> amounts = policy.object(key);
        return new Request(
                amounts.map(fields -> amount(fields, "cpu", 1000, otherwise)).orElse(otherwise),
                amounts.map(fields -> amount(fields, "memory", 1, otherwise)).orElse(otherwise));
    }

    private static long amount(Fields amounts, String key, int unit, long otherwise) {
        Optional<String> written = amounts.numberOrText(key);
        Optional<Amount> amount = written.flatMap(Amount::parse);
        if (written.isPresent() && amount.isEmpty()) {
            amounts.problem(key, "must be a quantity such as " + (key.equals("cpu") ? "500m" : "1Gi"), "");
        }
        return amount.map(found -> found.value().multiply(BigDecimal.valueOf(unit)))
                .map(found -> found.setScale(0, RoundingMode.UP).longValue())
                .orElse(otherwise);
    }
}
