package dev.tenfold.inject.gate;

import dev.tenfold.inject.Destination;
import dev.tenfold.inject.ReplicaSource;
import dev.tenfold.inject.day.Plan;
import dev.tenfold.inject.replicas.ToldReplicas;
import dev.tenfold.inject.safety.Bound;
import dev.tenfold.inject.safety.HttpProbe;
import dev.tenfold.inject.safety.Probe;
import dev.tenfold.inject.safety.PromQlProbe;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

/**
 * Makes a plan of what a client sent, whose form the document has checked. A client cannot have the service read just
 * any file or variable as a token and send it somewhere: only those that the operator names.
 */
final class PlanReader {
    private static final String SECRET = "(?i).*(token|password|passwd|secret|api-?key|authorization|credential).*";

    private final SourceMaker sources;
    private final Set<String> secrets;
    private final JsonObject plan;
    private final List<Complaint> complaints = new ArrayList<>();

    /**
     * @param secrets files and variables that plans may name
     * @param plan as sent
     */
    PlanReader(SourceMaker sources, Set<String> secrets, JsonObject plan) {
        this.sources = sources;
        this.secrets = secrets;
        this.plan = plan;
    }

    /** All that is wrong with it, once {@link #read()} has been tried. */
    List<Complaint> complaints() {
        return List.copyOf(complaints);
    }

    /** The plan; empty if something is wrong with it. */
    Optional<Plan> read() {
        List<Destination> destinations = new ArrayList<>();
        each("destinations", (path, told) -> destinations.add(destination(path, told)));
        List<ReplicaSource> replicas = new ArrayList<>();
        each("replicas", (path, told) -> replicas.add(source(path, told)));
        List<Probe> steady = new ArrayList<>();
        each("steadyState", (path, told) -> steady.add(probe(path, told)));
        List<Probe> stopUnless = new ArrayList<>();
        each("stopUnless", (path, told) -> stopUnless.add(probe(path, told)));
        String patience = plan.getString("patience");
        Map<String, String> labels = texts(plan.getJsonObject("labels"));
        List<Plan> made = new ArrayList<>();
        attempt(
                "plan",
                () -> made.add(new Plan(
                        destinations,
                        replicas,
                        time(plan, "deadline", Duration.ZERO),
                        patience.equals("none") ? Optional.empty() : Optional.of(Times.parse(patience)),
                        plan.getDouble("speed", 1.0),
                        time(plan, "from", Duration.ZERO),
                        Optional.ofNullable(plan.getString("until")).map(Times::parse),
                        steady,
                        time(plan, "steadyFor", Duration.ZERO),
                        stopUnless,
                        labels)));
        if (complaints.isEmpty()) return Optional.of(made.get(0));
        replicas.forEach(ReplicaSource::close);
        return Optional.empty();
    }

    private interface Part {
        void read(String path, JsonObject told);
    }

    private void each(String name, Part part) {
        JsonArray parts = plan.getJsonArray(name, new JsonArray());
        for (int i = 0; i < parts.size(); i++) {
            String path = "plan." + name + "[" + i + "]";
            JsonObject told = parts.getJsonObject(i);
            attempt(path, () -> part.read(path, told));
        }
    }

    private void attempt(String path, Runnable read) {
        try {
            read.run();
        } catch (IllegalArgumentException wrong) {
            complaints.add(Complaint.about(path, "is refused: " + wrong.getMessage(), null));
        }
    }

    private Destination destination(String path, JsonObject told) {
        return new Destination(told.getString("kind"), URI.create(told.getString("uri")), options(path, told));
    }

    private ReplicaSource source(String path, JsonObject told) {
        String service = told.getString("service");
        if (told.getString("kind").equals(ToldReplicas.KIND)) {
            return new ToldReplicas(service, time(told, "expires", ToldReplicas.EXPIRY), Clock.systemUTC());
        }
        if (!told.containsKey("uri")) throw new IllegalArgumentException("uri must be given");
        Destination from = destination(path, told);
        if (from.uri().getRawQuery() != null) {
            throw new IllegalArgumentException("options must not stand in the address, but in options");
        }
        return sources.make(service, from);
    }

    private Probe probe(String path, JsonObject told) {
        String name = told.getString("name");
        URI server = URI.create(told.getString("uri"));
        Duration patience = time(told, "patience", Duration.ofSeconds(30));
        Map<String, String> options = options(path, told);
        boolean bounded = told.containsKey("atLeast") || told.containsKey("atMost");
        if (!told.containsKey("query")) {
            if (bounded) throw new IllegalArgumentException("atLeast and atMost need a query");
            return new HttpProbe(name, server, patience, options);
        }
        Bound bound = new Bound(bound(told, "atLeast"), bound(told, "atMost"));
        return new PromQlProbe(name, server, told.getString("query"), bound, patience, options);
    }

    private static OptionalDouble bound(JsonObject told, String name) {
        return told.containsKey(name) ? OptionalDouble.of(told.getDouble(name)) : OptionalDouble.empty();
    }

    private static Duration time(JsonObject told, String name, Duration fallback) {
        return told.containsKey(name) ? Times.parse(told.getString(name)) : fallback;
    }

    private Map<String, String> options(String path, JsonObject told) {
        Map<String, String> options = texts(told.getJsonObject("options"));
        options.entrySet().removeIf(option -> {
            Optional<Complaint> complaint = complaint(path + ".options." + option.getKey(), option);
            complaint.ifPresent(complaints::add);
            return complaint.isPresent();
        });
        return options;
    }

    private Optional<Complaint> complaint(String path, Map.Entry<String, String> option) {
        String name = option.getKey();
        String value = option.getValue();
        if (name.endsWith("-file") || name.endsWith("-env")) {
            String rule = "must be one that the operator allows";
            return secrets.contains(value)
                    ? Optional.empty()
                    : Optional.of(new Complaint("", path, rule, value, "--secret " + value));
        }
        String hint = "name it: " + name + "-file or " + name + "-env";
        return name.matches(SECRET)
                ? Optional.of(new Complaint("", path, "must not hold a secret", "", hint))
                : Optional.empty();
    }

    /** Texts by name; none where nothing was sent. */
    static Map<String, String> texts(JsonObject told) {
        Map<String, String> texts = new TreeMap<>();
        if (told != null) told.fieldNames().forEach(name -> texts.put(name, told.getString(name)));
        return texts;
    }
}
