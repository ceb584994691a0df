package dev.tenfold.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A service fitted to what was measured of it.
 *
 * @param measurements what was measured
 * @param traffic what was asked of it
 * @param cpu what a request costs in CPU
 * @param latency how long it takes, and how many a replica can do
 * @param startUp how long a new replica takes
 * @param held the CPU of a replica at which an autoscaler held it
 * @param scalability how throughput grows with users
 * @param endpoints what is asked for
 * @param given what a person said of it
 */
public record Calibration(
        Measurements measurements,
        Traffic traffic,
        Optional<CpuFit> cpu,
        Optional<LatencyFit> latency,
        Optional<StartUpFit> startUp,
        Optional<HeldCpu> held,
        Optional<UslFit> scalability,
        List<EndpointMix.Endpoint> endpoints,
        Given given) {

    /**
     * What a person says of a service, since no measurement tells it.
     *
     * @param cores cores of a replica, its CPU limit
     * @param utilization CPU that its autoscaler aims at, as a share of what a pod requests; > 0
     */
    public record Given(OptionalDouble cores, OptionalDouble utilization) {
        /** Nothing. */
        public static final Given NOTHING = new Given(OptionalDouble.empty(), OptionalDouble.empty());

        /** Its cores alone. */
        public static Given cores(double cores) {
            return new Given(OptionalDouble.of(cores), OptionalDouble.empty());
        }
    }

    /**
     * Fits all that can be fitted; empty where neither rate nor CPU nor users were measured, so that there is no load.
     */
    public static Optional<Calibration> of(Evidence evidence, Given given) {
        Optional<Measurements> told = evidence.measurements();
        Optional<Traffic> traffic = told.flatMap(Traffic::of);
        if (traffic.isEmpty()) {
            return Optional.empty();
        }
        Measurements measurements = told.orElseThrow();
        Optional<CpuFit> cpu = CpuFit.of(measurements);
        return Optional.of(new Calibration(
                measurements,
                traffic.get(),
                cpu,
                LatencyFit.of(measurements, cpu, given.cores),
                StartUpFit.of(measurements),
                HeldCpu.of(measurements).filter(held -> Double.isFinite(held.high())),
                Scalability.of(measurements),
                evidence.mix().endpoints(),
                given));
    }

    static final String HELD_CPU = "held CPU";
    static final String IDLE_CPU = "idle CPU";
    static final String SCALABILITY = "scalability";

    /** The service's values, in the order in which a scenario has them. */
    public List<Parameter> parameters() {
        List<Parameter> all = new ArrayList<>();
        all.add(replicas());
        all.add(cpuTime());
        cpu.filter(fit -> fit.idleCores() > 0.01 * fit.coresAtMost()).ifPresent(fit -> all.add(idle(fit)));
        all.add(coresOfReplica());
        variability().ifPresent(all::add);
        latency.ifPresent(fit -> all.add(otherTime(fit)));
        slots().ifPresent(all::add);
        held.ifPresent(fit -> all.add(requests(fit)));
        startUp.ifPresent(fit -> all.add(new Parameter(
                "start-up",
                Digits.time(fit.median()),
                "p95 " + Digits.time(fit.p95()) + ", " + fit.starts() + (fit.starts() == 1 ? " start" : " starts"),
                "from wanted to ready replicas",
                fit.warnings())));
        scalability.ifPresent(fit -> all.add(scaling(fit)));
        return all;
    }

    private Parameter replicas() {
        List<Observation> told = measurements.with(Role.REPLICAS);
        if (told.isEmpty()) {
            return new Parameter(
                    "replicas",
                    "1",
                    "",
                    "not measured",
                    List.of("nobody counted replicas: all is put down to one, and every value of a replica with it"));
        }
        long first = Math.max(1, Math.round(told.get(0).of(Role.REPLICAS)));
        return new Parameter(
                "replicas", Long.toString(first), "", "the first of " + measurements.origin(Role.REPLICAS), List.of());
    }

    private Parameter cpuTime() {
        if (traffic.unit() == Traffic.Unit.CPU) {
            return new Parameter("cpu", Digits.time(Traffic.STAND_IN_SECONDS), "", "by definition", List.of());
        }
        if (cpu.isEmpty()) {
            return new Parameter(
                    "cpu",
                    "0s",
                    "",
                    "not measured",
                    List.of("no CPU series beside the rate: a policy on CPU sees an idle service"));
        }
        CpuFit fit = cpu.get();
        return new Parameter(
                "cpu",
                Digits.time(fit.cpuSeconds()),
                fit.quality().told() + ", 95 % " + Digits.time(fit.lowSeconds()) + " to "
                        + Digits.time(fit.highSeconds()),
                "slope of " + measurements.origin(Role.CPU) + " over " + measurements.origin(Role.RATE),
                fit.warnings());
    }

    private static Parameter idle(CpuFit fit) {
        return new Parameter(
                IDLE_CPU, Digits.of(fit.idleCores()) + " cores", "", "what the same line leaves at rest", List.of());
    }

    private Parameter coresOfReplica() {
        if (given.cores.isPresent()) {
            return new Parameter("cores", Digits.of(given.cores.getAsDouble()), "", "given", List.of());
        }
        Optional<LatencyFit> full = latency.filter(fit -> fit.wall().equals(Optional.of(Wall.CORES)));
        if (full.isPresent()) {
            return new Parameter(
                    "cores",
                    Digits.of(full.get().places()),
                    full.get().quality().told(),
                    "CPU at the rate where latency grows without end",
                    List.of());
        }
        double used = Math.max(
                cpu.map(CpuFit::coresAtMost).orElse(0.0),
                measurements.with(Role.CPU).stream()
                        .filter(each -> each.replicas() > 0)
                        .mapToDouble(each -> each.of(Role.CPU) / each.replicas())
                        .max()
                        .orElse(0));
        return new Parameter(
                "cores",
                Digits.of(Math.max(1, Math.ceil(2 * used) / 2)),
                "",
                used > 0 ? "not given; " + Digits.of(used) + " were in use at most" : "not measured",
                List.of("the CPU limit of a replica is not in the files: give it with --cores"));
    }

    private Optional<Parameter> variability() {
        double deviation = latency.map(LatencyFit::deviationSeconds).orElse(Double.NaN);
        double seconds = cpu.map(CpuFit::cpuSeconds).orElse(0.0);
        if (Double.isNaN(deviation) || seconds <= 0) {
            return Optional.empty();
        }
        double cv2 = deviation * deviation / (seconds * seconds);
        List<String> warnings = cv2 <= LatencyFit.WIDEST_SPREAD
                ? List.of()
                : List.of("latency spreads more than CPU can make it: kept at " + Digits.of(LatencyFit.WIDEST_SPREAD)
                        + ", so that percentiles of a quiet service come out too close to its mean");
        return Optional.of(new Parameter(
                "variability",
                Digits.of(LatencyFit.spread(deviation, seconds)),
                "",
                "spread of the percentiles of quiet intervals",
                warnings));
    }

    private Parameter otherTime(LatencyFit fit) {
        double seconds = cpu.map(CpuFit::cpuSeconds).orElse(0.0);
        List<String> warnings = new ArrayList<>(fit.warnings());
        if (seconds > fit.floorSeconds() * 1.1) {
            warnings.add("a request needs more CPU, " + Digits.time(seconds) + ", than time, "
                    + Digits.time(fit.floorSeconds()) + ": it works on several cores, or CPU counts other work too");
        }
        return new Parameter(
                "latency",
                Digits.time(fit.otherSeconds(seconds)),
                fit.quality().told(),
                "response time of " + Digits.time(fit.floorSeconds()) + " without a queue, less its CPU",
                warnings);
    }

    private Optional<Parameter> slots() {
        return latency.filter(fit -> fit.wall().equals(Optional.of(Wall.SLOTS)))
                .map(fit -> new Parameter(
                        "slots",
                        Long.toString(Math.max(1, Math.round(fit.places()))),
                        fit.quality().told(),
                        "latency grows without end at " + Digits.of(fit.capacity()) + " requests/s a replica",
                        List.of()));
    }

    /** What pods request, where somebody says which share of it the autoscaler aims at. */
    private Parameter requests(HeldCpu fit) {
        String quality = "replicas off by " + Digits.of(fit.error()) + " on average, " + fit.points() + " points";
        String origin = "an autoscaler on CPU held a replica at " + Digits.of(fit.cores()) + " cores, "
                + Digits.of(fit.low()) + " to " + Digits.of(fit.high()) + " explain its replicas as well";
        if (given.utilization.isEmpty()) {
            return new Parameter(
                    HELD_CPU,
                    Digits.of(fit.cores()) + " cores",
                    quality,
                    origin,
                    List.of("what pods request is not in the files: say what the autoscaler aims at with --utilization,"
                            + " and it is worked out"));
        }
        double limit = given.cores.orElse(Double.POSITIVE_INFINITY); // No pod requests more than its limit.
        double milli = Math.max(1, 1000 * Math.min(limit, fit.cores() / given.utilization.getAsDouble()));
        return new Parameter(
                "requests",
                "{cpu: " + Digits.decimals(milli, 0) + "m}",
                quality,
                origin + ", which is " + Digits.percent(given.utilization.getAsDouble()) + " of the request",
                List.of());
    }

    private static Parameter scaling(UslFit fit) {
        Usl law = fit.law();
        return new Parameter(
                SCALABILITY,
                "lambda " + Digits.of(law.lambda()) + ", alpha " + Digits.of(law.alpha()) + ", beta "
                        + Digits.of(law.beta()),
                fit.quality().told(),
                "throughput over users",
                fit.warnings());
    }
}
