package dev.tenfold.policy.keda.trigger;

import dev.tenfold.document.Fields;
import dev.tenfold.document.Names;
import dev.tenfold.document.Scalar;
import dev.tenfold.document.Warning;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;

/**
 * The parameters of a trigger, asked for one by one in the order in which KEDA looks for each: in the metadata, in the
 * environment of the target, in the authentication. What is wrong goes to the problems of the file.
 *
 * @see <a href="https://github.com/kedacore/keda/blob/main/pkg/scalers/scalersconfig/typed_config.go">
 *     typed_config.go</a>
 */
final class Parameters {
    private static final String FROM_ENV = "FromEnv";

    private final TriggerId id;
    private final Fields metadata;
    private final Optional<Map<String, String>> authParams;
    private final Optional<Map<String, String>> env;
    private final Map<String, String> written = new LinkedHashMap<>();
    private final Set<String> known = new LinkedHashSet<>();
    private final Set<String> fromEnv = new LinkedHashSet<>();
    private final List<Warning> warnings = new ArrayList<>();
    private boolean sound = true;

    /** Where KEDA looks for a parameter. */
    enum Origin {
        METADATA,
        ENVIRONMENT,
        AUTHENTICATION
    }

    /**
     * The parameters of a trigger.
     *
     * @param metadata its metadata
     * @param keys of the metadata
     * @param text what else is known of it
     */
    Parameters(TriggerId id, Fields metadata, Collection<String> keys, TriggerText text) {
        this.id = id;
        this.metadata = metadata;
        boolean unauthenticated = !text.fields().has("authenticationRef");
        this.authParams = text.authParams().or(() -> unauthenticated ? Optional.of(Map.of()) : Optional.empty());
        this.env = text.env();
        keys.forEach(key -> {
            Optional<Scalar> scalar =
                    metadata.node(key).filter(Scalar.class::isInstance).map(Scalar.class::cast);
            if (metadata.has(key) && scalar.isEmpty()) {
                problem(key, "must be text", "");
            }
            scalar.ifPresent(value -> {
                if (value.type() != Scalar.Type.TEXT) {
                    metadata.problem(key, "must be text", "\"" + value.text() + "\"");
                }
                written.put(key, value.text().strip());
            });
        });
    }

    TriggerId id() {
        return id;
    }

    /** Everything written in the metadata. */
    Map<String, String> written() {
        return Collections.unmodifiableMap(written);
    }

    /** Whether KEDA would accept what was asked for so far. */
    boolean isSound() {
        return sound;
    }

    List<Warning> warnings() {
        return warnings;
    }

    /** Says that a parameter is wrong. */
    void problem(String name, String rule, String hint) {
        sound = false;
        metadata.problem(name, rule, hint);
    }

    /** Says that a parameter works and is probably not meant. */
    void warn(String name, String sentence) {
        warnings.add(new Warning(metadata.place(name), metadata.path() + "." + name + " " + sentence));
    }

    /** A parameter that may be left out; what is blank counts as left out. */
    Optional<String> text(String name, Origin... order) {
        known.add(name);
        for (Origin origin : order.length == 0 ? new Origin[] {Origin.METADATA} : order) {
            Optional<String> found = switch (origin) {
                case METADATA -> Optional.ofNullable(written.get(name));
                case ENVIRONMENT -> environment(name);
                case AUTHENTICATION -> authentication(name);
            };
            if (found.filter(text -> !text.isBlank()).isPresent()) {
                return found.map(String::strip);
            }
        }
        return Optional.empty();
    }

    private Optional<String> environment(String name) {
        fromEnv.add(name);
        String variable = written.getOrDefault(name + FROM_ENV, "");
        if (variable.isEmpty()) {
            return Optional.empty();
        }
        return env.map(values -> values.getOrDefault(variable, "")).or(() -> Optional.of("$(" + variable + ")"));
    }

    /** A secret that nobody has told is not guessed at: it may be there, and that is all. */
    private Optional<String> authentication(String name) {
        return authParams.map(values -> values.getOrDefault(name, ""));
    }

    /** Whether a parameter stands where it cannot be seen from here. */
    boolean isHidden(String name, Origin... order) {
        List<Origin> origins = List.of(order);
        boolean inEnv = origins.contains(Origin.ENVIRONMENT)
                && env.isEmpty()
                && !written.getOrDefault(name + FROM_ENV, "").isEmpty();
        boolean inSecret = origins.contains(Origin.AUTHENTICATION) && authParams.isEmpty();
        return written.getOrDefault(name, "").isEmpty() && (inEnv || inSecret);
    }

    /** A parameter that must be there; if it is not, that is a problem, and it is taken to be empty. */
    String required(String name, Origin... order) {
        Optional<String> text = text(name, order);
        if (text.isEmpty() && !isHidden(name, order)) {
            String variable = written.get(name + FROM_ENV);
            boolean unset = variable != null && List.of(order).contains(Origin.ENVIRONMENT);
            String rule = unset
                    ? "must name a variable of the container's environment"
                    : metadata.has(name) ? "must not be empty" : "is missing";
            problem(unset ? name + FROM_ENV : name, rule, "");
        }
        return text.orElse("");
    }

    /** One of a few texts. */
    String choice(String name, String otherwise, List<String> choices, Origin... order) {
        return text(name, order)
                .map(text -> {
                    if (!choices.contains(text)) {
                        String hint = Names.nearest(text, choices)
                                .map(near -> "`" + near + "`")
                                .orElse("");
                        problem(
                                name,
                                "must be " + String.join(", ", choices.subList(0, choices.size() - 1)) + " or "
                                        + choices.get(choices.size() - 1),
                                hint);
                    }
                    return text;
                })
                .orElse(otherwise);
    }

    /** A whole number, such as {@code 10}. */
    long whole(String name, long otherwise) {
        return text(name)
                .map(text -> GoText.jsonWhole(text).orElseGet(() -> {
                    problem(name, "must be a whole number", placeholder(text));
                    return otherwise;
                }))
                .orElse(otherwise);
    }

    /** A whole number that must be there; 0 if it is not. */
    long requiredWhole(String name) {
        required(name);
        return whole(name, 0);
    }

    /** A number, such as {@code 0.5}. */
    OptionalDouble number(String name) {
        return text(name)
                .map(text -> OptionalDouble.of(GoText.jsonNumber(text).orElseGet(() -> {
                    problem(name, "must be a number", placeholder(text));
                    return 0;
                })))
                .orElse(OptionalDouble.empty());
    }

    /** A number that must be there; 0 if it is not. */
    double requiredNumber(String name) {
        required(name);
        return number(name).orElse(0);
    }

    private static String placeholder(String text) {
        return text.contains("${") || text.contains("{{") ? "a number in place of the placeholder" : "";
    }

    /** A truth value. */
    boolean flag(String name, boolean otherwise) {
        return parsed(name, GoText::truth, "must be true or false").orElse(otherwise);
    }

    /** A duration, such as {@code 500ms}; a bare number is one of milliseconds. */
    Optional<Duration> duration(String name) {
        return parsed(name, GoText::duration, "must be a duration such as 5s, or milliseconds");
    }

    private <T> Optional<T> parsed(String name, Function<String, Optional<T>> parser, String rule) {
        Optional<String> text = text(name);
        Optional<T> value = text.flatMap(parser);
        if (text.isPresent() && value.isEmpty()) {
            problem(name, rule, "");
        }
        return value;
    }

    /** Keys and values, as in {@code a=1,b=2}. */
    void pairs(String name) {
        text(name).ifPresent(text -> {
            for (String pair : text.split(",", -1)) {
                if (pair.split("=", -1).length != 2) {
                    problem(name, "must be pairs such as key1=value1,key2=value2", "");
                    return;
                }
            }
        });
    }

    /** A list; empty if it is left out. */
    List<String> list(String name, String separator) {
        return text(name)
                .map(text -> List.of(text.split(separator, -1)).stream()
                        .map(String::strip)
                        .toList())
                .orElse(List.of());
    }

    /** Parameters that KEDA knows and that change nothing here, such as those that prove who one is. */
    void ignore(String... names) {
        known.addAll(List.of(names));
    }

    /** Warns of what KEDA does not read. */
    void warnOfUnknown() {
        for (String key : written.keySet()) {
            String name = key.endsWith(FROM_ENV) ? key.substring(0, key.length() - FROM_ENV.length()) : key;
            if (!known.contains(key) && !known.contains(name)) {
                String hint = Names.nearest(name, known)
                        .map(near -> "; maybe `" + near + "`?")
                        .orElse("");
                warn(key, "is not a parameter of " + id.type() + ", so KEDA does not read it" + hint);
            } else if (!known.contains(key) && !fromEnv.contains(name) && !written.containsKey(name)) {
                warn(key, "is not read by KEDA, which takes " + name + " from the metadata alone");
            }
        }
        metadata.skip();
    }
}
