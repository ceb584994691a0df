package dev.tenfold.rehearsal;

import dev.tenfold.kernel.Agenda;
import dev.tenfold.policy.PolicySession;
import dev.tenfold.policy.PolicySpec;
import dev.tenfold.policy.alert.RuleGroupSpec;
import dev.tenfold.policy.alert.paging.PagingSpec;
import dev.tenfold.policy.aws.AlarmSpec;
import dev.tenfold.policy.aws.CompositeAlarmSpec;
import dev.tenfold.policy.aws.GroupScaling;
import dev.tenfold.policy.azure.AutoscaleSetting;
import dev.tenfold.policy.gcp.AutoscalerSpec;
import dev.tenfold.policy.hpa.HpaSpec;
import dev.tenfold.policy.keda.ScaledJob;
import dev.tenfold.policy.keda.ScaledObject;
import dev.tenfold.policy.nomad.ScalingPolicySpec;
import dev.tenfold.policy.rules.OwnRules;
import dev.tenfold.policy.vpa.VpaSpec;
import dev.tenfold.scenario.Script;
import dev.tenfold.service.Service;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The platform that runs the user's policies: metrics are scraped, controllers decide, each on its own clock. */
final class Controllers implements Scaler {
    private static final Map<Class<? extends PolicySpec>, Hangar> HANGARS = hangars();

    private final Script script;
    private final QueryBackend queries;
    private final Outside outside;
    private final List<Pilot> pilots = new ArrayList<>();
    private final PolicySession session = PolicySession.open();
    private Platform platform;
    private boolean gatheringAll;

    Controllers(Script script, QueryBackend queries) {
        this(script, queries, Outside.NOTHING);
    }

    /** @param outside what others decide; pilots of such policies see, and do not act */
    Controllers(Script script, QueryBackend queries, Outside outside) {
        this.script = script;
        this.queries = queries;
        this.outside = outside;
    }

    /** Has CloudWatch gather everything, not only what policies ask for. */
    Controllers gatheringAll() {
        gatheringAll = true;
        return this;
    }

    @Override
    public void book(Agenda agenda, World world) {
        platform = new Platform(script, world, session, queries, outside.platforms());
        List<Pilot> acting = new ArrayList<>();
        for (Script.Policy policy : script.policies()) {
            PolicySpec spec = policy.declaration().spec();
            Hangar hangar = HANGARS.get(spec.getClass());
            if (hangar == null) {
                throw new IllegalStateException("nobody runs policies of " + spec.getClass());
            }
            Pilot pilot = hangar.pilot(platform, policy);
            pilots.add(pilot);
            if (!scalesElsewhere(policy)) {
                acting.add(pilot);
            }
        }
        script.scenario().gitOps().stream()
                .filter(spec -> !outside.platforms().contains(spec.service()))
                .forEach(spec -> acting.add(new GitOpsPilot(platform, spec)));
        platform.monitoring().open();
        pilots.forEach(Pilot::open);
        if (gatheringAll) {
            platform.monitoring().observations().cloudWatch().gatherAll();
        }
        platform.book(agenda);
        acting.forEach(pilot -> pilot.book(agenda));
    }

    /** What the policies share, once booked. */
    Platform platform() {
        return platform;
    }

    /** Whether a policy scales what a real platform scales. */
    private boolean scalesElsewhere(Script.Policy policy) {
        PolicySpec spec = policy.declaration().spec();
        return outside.platforms().contains(policy.target())
                && (spec.floor().isPresent() || spec instanceof GroupScaling);
    }

    /** The rules are let go when the run is over. */
    @Override
    public void close() {
        pilots.forEach(Pilot::close);
        session.close();
    }

    /** Makes the pilot of a policy. */
    private interface Hangar {
        Pilot pilot(Platform platform, Script.Policy policy);
    }

    private static Map<Class<? extends PolicySpec>, Hangar> hangars() {
        Map<Class<? extends PolicySpec>, Hangar> hangars = new LinkedHashMap<>();
        hangars.put(HpaSpec.class, Controllers::hpa);
        hangars.put(ScaledObject.class, Controllers::keda);
        hangars.put(GroupScaling.class, Controllers::group);
        hangars.put(ScaledJob.class, Controllers::jobs);
        hangars.put(AlarmSpec.class, Controllers::alarms);
        hangars.put(CompositeAlarmSpec.class, Controllers::alarms);
        hangars.put(AutoscaleSetting.class, Controllers::azure);
        hangars.put(AutoscalerSpec.class, Controllers::google);
        hangars.put(ScalingPolicySpec.class, Controllers::nomad);
        hangars.put(RuleGroupSpec.class, Controllers::alerts);
        hangars.put(PagingSpec.class, (platform, policy) -> agenda -> {});
        hangars.put(OwnRules.class, Controllers::rules);
        hangars.put(VpaSpec.class, Controllers::vertical);
        return hangars;
    }

    private static Pilot hpa(Platform platform, Script.Policy policy) {
        Service service = platform.service(policy.target());
        HpaSpec spec = (HpaSpec) policy.declaration().spec();
        List<String> others = others(platform, policy);
        return new HpaPilot(
                platform,
                policy.name(),
                platform.permit(policy),
                spec,
                service,
                others,
                new SignalMetrics(platform.signals()));
    }

    private static Pilot keda(Platform platform, Script.Policy policy) {
        ScaledObject object = (ScaledObject) policy.declaration().spec();
        return new KedaPilot(
                platform, platform.permit(policy), object, platform.service(policy.target()), others(platform, policy));
    }

    private static Pilot group(Platform platform, Script.Policy policy) {
        GroupScaling scaling = (GroupScaling) policy.declaration().spec();
        return new GroupPilot(platform, scaling, platform.capacity(policy));
    }

    private static Pilot jobs(Platform platform, Script.Policy policy) {
        ScaledJob job = (ScaledJob) policy.declaration().spec();
        return new JobPilot(platform, platform.permit(policy), job, platform.service(policy.target()));
    }

    /** The first of the alarms stands for all of them. */
    private static Pilot alarms(Platform platform, Script.Policy policy) {
        Script.Policy first = platform.script().policies().stream()
                .filter(each -> each.declaration().spec() instanceof AlarmSpec
                        || each.declaration().spec() instanceof CompositeAlarmSpec)
                .findFirst()
                .orElseThrow();
        return first == policy ? new CloudAlarmPilot(platform) : agenda -> {};
    }

    private static Pilot azure(Platform platform, Script.Policy policy) {
        AutoscaleSetting setting = (AutoscaleSetting) policy.declaration().spec();
        return new ScaleSetPilot(platform, setting, platform.capacity(policy));
    }

    private static Pilot google(Platform platform, Script.Policy policy) {
        AutoscalerSpec spec = (AutoscalerSpec) policy.declaration().spec();
        return new InstanceGroupPilot(platform, spec, platform.capacity(policy));
    }

    private static Pilot nomad(Platform platform, Script.Policy policy) {
        ScalingPolicySpec spec = (ScalingPolicySpec) policy.declaration().spec();
        return new NomadPilot(platform, spec, platform.capacity(policy));
    }

    private static Pilot alerts(Platform platform, Script.Policy policy) {
        return new AlertPilot(platform, (RuleGroupSpec) policy.declaration().spec(), platform.paging());
    }

    private static Pilot rules(Platform platform, Script.Policy policy) {
        return new OwnRulesPilot(platform, (OwnRules) policy.declaration().spec());
    }

    private static Pilot vertical(Platform platform, Script.Policy policy) {
        VpaSpec spec = (VpaSpec) policy.declaration().spec();
        return new VpaPilot(platform, spec, platform.service(policy.target()));
    }

    /** Two autoscalers that pick the same pods stop each other. */
    private static List<String> others(Platform platform, Script.Policy policy) {
        List<String> others = new ArrayList<>();
        for (Script.Policy other : platform.script().policies()) {
            PolicySpec spec = other.declaration().spec();
            boolean autoscaler = spec instanceof HpaSpec || spec instanceof ScaledObject;
            if (autoscaler && other != policy && other.target().equals(policy.target())) {
                others.add(other.target());
            }
        }
        return others;
    }
}
