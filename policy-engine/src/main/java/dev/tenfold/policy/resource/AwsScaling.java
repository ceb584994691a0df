package dev.tenfold.policy.resource;

import static dev.tenfold.policy.resource.AwsTypes.ALARM;
import static dev.tenfold.policy.resource.AwsTypes.APPLICATION_POLICY;
import static dev.tenfold.policy.resource.AwsTypes.APPLICATION_SCHEDULE;
import static dev.tenfold.policy.resource.AwsTypes.COMPOSITE_ALARM;
import static dev.tenfold.policy.resource.AwsTypes.GROUP;
import static dev.tenfold.policy.resource.AwsTypes.GROUP_POLICY;
import static dev.tenfold.policy.resource.AwsTypes.GROUP_SCHEDULE;
import static dev.tenfold.policy.resource.AwsTypes.TARGET;
import static dev.tenfold.policy.resource.AwsTypes.WARM_POOL;

import dev.tenfold.document.Node;
import dev.tenfold.document.Scalar;
import dev.tenfold.policy.Declaration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds out which policies, alarms and scheduled actions of a file belong to which group or scalable target. */
public final class AwsScaling {
    private static final Set<String> SCALED = Set.of(GROUP, TARGET);
    private static final Set<String> MEMBERS =
            Set.of(GROUP_POLICY, APPLICATION_POLICY, GROUP_SCHEDULE, APPLICATION_SCHEDULE, WARM_POOL);
    private static final Set<String> ALARMS = Set.of(ALARM, COMPOSITE_ALARM);

    private final List<Resource> resources;
    private final Map<String, AwsGroup> groups = new LinkedHashMap<>();

    private AwsScaling(List<Resource> resources) {
        this.resources = resources;
    }

    /** Whether a resource of that type scales, or makes something scale. */
    public static boolean isScaling(String type) {
        return SCALED.contains(type) || MEMBERS.contains(type) || ALARMS.contains(type);
    }

    /**
     * What the resources declare: one declaration for each group or scalable target with all that acts on it, and one
     * for each alarm that acts on none.
     */
    public static List<Declaration> declarations(List<Resource> resources) {
        return new AwsScaling(resources).all();
    }

    /** The resources that a declaration is made of, if it is one of these. */
    public static Optional<GroupParts> parts(Declaration declaration) {
        return declaration instanceof Declared declared ? declared.parts() : Optional.empty();
    }

    private List<Declaration> all() {
        of(SCALED).forEach(scaled -> groups.put(scaled.id(), new AwsGroup(Optional.of(scaled))));
        of(SCALED).forEach(this::addInnerSchedules);
        of(MEMBERS).forEach(member -> groupOf(member).add(member));
        List<Declared> loose = new ArrayList<>();
        of(ALARMS).forEach(alarm -> {
            boolean attached = false;
            for (AwsGroup group : groups.values()) {
                AwsAlarm ofGroup = AwsAlarm.read(alarm, action -> policyName(action, group));
                if (!ofGroup.invoked().isEmpty()) {
                    group.add(ofGroup);
                    attached = true;
                }
            }
            if (!attached) {
                loose.add(AwsAlarm.read(alarm, action -> Optional.empty()).declared());
            }
        });
        List<Declared> declared = new ArrayList<>();
        groups.values().forEach(group -> declared.add(group.declared()));
        declared.addAll(loose);
        declared.sort(Comparator.comparingInt(declaration -> declaration.place().line()));
        return List.copyOf(declared);
    }

    private Stream<Resource> of(Set<String> types) {
        return resources.stream().filter(resource -> types.contains(resource.type()));
    }

    private void addInnerSchedules(Resource target) {
        int index = 0;
        for (Section action : Section.of(target, new Findings()).sections("ScheduledActions")) {
            String id = target.id() + "." + target.spelling().of("ScheduledActions") + "[" + index++ + "]";
            groups.get(target.id()).addInner(action.asResource(APPLICATION_SCHEDULE, id));
        }
    }

    private AwsGroup groupOf(Resource member) {
        Optional<Resource> scaled =
                of(SCALED).filter(candidate -> scales(member, candidate)).findFirst();
        if (scaled.isPresent()) {
            return groups.get(scaled.get().id());
        }
        String elsewhere = named(member)
                .map(node -> node instanceof Scalar scalar ? scalar.text() : "")
                .orElse("");
        return groups.computeIfAbsent("elsewhere " + elsewhere, key -> new AwsGroup(Optional.empty()));
    }

    private static Optional<Node> named(Resource member) {
        return Stream.of("AutoScalingGroupName", "ScalingTargetId", "ResourceId")
                .flatMap(key -> member.properties().get(key).stream())
                .findFirst();
    }

    private static boolean scales(Resource member, Resource scaled) {
        Optional<Node> node = named(member);
        Optional<String> reference = node.flatMap(Unsettled::referenced);
        if (reference.isPresent()) {
            return reference.get().equals(scaled.id());
        }
        String text = node.map(named -> named instanceof Scalar scalar ? scalar.text() : "")
                .orElse("");
        boolean dimension = member.text("ScalableDimension").equals(scaled.text("ScalableDimension"))
                || member.text("ScalableDimension").isEmpty();
        return !text.isEmpty()
                && dimension
                && (text.equals(scaled.name("AutoScalingGroupName"))
                        || text.equals(scaled.id())
                        || scaled.text("ResourceId")
                                .filter(text.split("\\|", 2)[0]::equals)
                                .isPresent());
    }

    /** The name of the policy that an action of an alarm is, if it is one of the group: others may be called alike. */
    private static Optional<String> policyName(Node action, AwsGroup group) {
        if (!(action instanceof Scalar scalar)) {
            return Optional.empty();
        }
        return group.policies().stream()
                .map(AwsGroup.Member::resource)
                .filter(policy -> isAction(policy, scalar.text()))
                .findFirst()
                .map(policy -> policy.name("PolicyName"));
    }

    /** Whether an action, a reference or an ARN, is a policy. An ARN tells what the policy scales, too. */
    private static boolean isAction(Resource policy, String action) {
        Optional<String> arn = policy.text("PolicyARN");
        int name = action.indexOf(":policyName/");
        if (name < 0 || arn.filter(text -> text.startsWith("arn:")).isPresent()) {
            return action.equals(policy.id()) || arn.filter(action::equals).isPresent();
        }
        String scaled = action.substring(0, name);
        String group = "autoScalingGroupName/";
        return action.endsWith(":policyName/" + policy.name("PolicyName"))
                && ends(scaled, group, settled(policy, "AutoScalingGroupName").map(group::concat))
                && ends(scaled, ":resource/", settled(policy, "ResourceId").map("/"::concat));
    }

    /** A name; nothing where a reference or a parameter stands. */
    private static Optional<String> settled(Resource policy, String key) {
        return policy.properties().get(key).filter(Unsettled::isSettled).flatMap(node -> policy.text(key));
    }

    /** Whether an ARN ends so; it need not where it tells nothing of that kind, nor where the end is not known. */
    private static boolean ends(String arn, String kind, Optional<String> end) {
        return !arn.contains(kind) || end.isEmpty() || arn.endsWith(end.get());
    }
}
