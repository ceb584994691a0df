package dev.tenfold.document;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Calls a record's constructor and, where it objects, says which component it objects to. A constructor objects to one
 * thing only; to learn what else is wrong, it is called again with stand-ins for what is known to be wrong, and
 * believed where it objects to the same component whatever the stand-ins are.
 */
final class Construction {
    private static final Pattern OBJECTION = Pattern.compile("(\\w+)[. ]\\s*(.*?)(?:, was (.*))?", Pattern.DOTALL);
    private static final int MOST_ATTEMPTS = 256;

    private final Class<?> type;
    private final Path path;
    private final Reading reading;

    /** Which component is wrong, by its index, or -1 for the record as a whole; and what the constructor said. */
    private record Objection(int component, String message) {}

    private record Outcome(Optional<Object> value, Optional<Objection> objection) {}

    Construction(Class<?> type, Path path, Reading reading) {
        this.type = type;
        this.path = path;
        this.reading = reading;
    }

    /** The record; empty if something is wrong, which the reading then knows. */
    Optional<Object> of(List<Argument> arguments) {
        Set<Integer> wrong = new LinkedHashSet<>();
        Object[] values = new Object[arguments.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = arguments.get(i).value().orElse(null);
            if (values[i] == null) {
                wrong.add(i);
            }
        }
        if (wrong.isEmpty()) {
            Outcome outcome = call(arguments, values);
            if (outcome.value().isPresent()) {
                return outcome.value();
            }
            Objection objection = outcome.objection().orElseThrow(() -> new IllegalStateException(type.getName()));
            report(objection, arguments);
            if (objection.component() < 0) {
                return Optional.empty();
            }
            wrong.add(objection.component());
        }
        Optional<Objection> next = further(arguments, values, wrong);
        while (next.isPresent()) {
            report(next.get(), arguments);
            wrong.add(next.get().component());
            next = further(arguments, values, wrong);
        }
        return Optional.empty();
    }

    private Optional<Objection> further(List<Argument> arguments, Object[] values, Set<Integer> wrong) {
        List<Object[]> attempts = new ArrayList<>();
        attempts.add(values.clone());
        for (int index : wrong) {
            List<Object[]> wider = new ArrayList<>();
            for (Object standIn : arguments.get(index).component().standIns()) {
                for (Object[] attempt : attempts) {
                    Object[] changed = attempt.clone();
                    changed[index] = standIn;
                    wider.add(changed);
                }
            }
            attempts = wider;
            if (attempts.isEmpty() || attempts.size() > MOST_ATTEMPTS) {
                return Optional.empty();
            }
        }
        Optional<Objection> agreed = Optional.empty();
        for (Object[] attempt : attempts) {
            Outcome outcome = call(arguments, attempt);
            if (outcome.value().isPresent()) {
                return Optional.empty();
            }
            Objection objection = outcome.objection().orElse(new Objection(-1, ""));
            if (wrong.contains(objection.component())) {
                continue;
            }
            if (objection.component() < 0 || agreed.isPresent() && agreed.get().component() != objection.component()) {
                return Optional.empty();
            }
            agreed = Optional.of(objection);
        }
        return agreed;
    }

    private Outcome call(List<Argument> arguments, Object[] values) {
        try {
            return new Outcome(Optional.of(construct(type, values)), Optional.empty());
        } catch (IllegalArgumentException objection) {
            return new Outcome(Optional.empty(), Optional.of(objection(objection.getMessage(), arguments)));
        }
    }

    /** Some record of a type that its constructor accepts, if one is found. */
    static List<Object> standIn(Class<?> type, List<Component> components) {
        List<Object> values = new ArrayList<>();
        components.forEach(component -> component.standIns().stream().limit(1).forEach(values::add));
        if (values.size() < components.size()) {
            return List.of();
        }
        try {
            return List.of(construct(type, values.toArray()));
        } catch (IllegalArgumentException objection) {
            return List.of();
        }
    }

    private static Object construct(Class<?> type, Object[] values) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException objection) {
                throw objection;
            }
            throw new IllegalStateException(type.getName() + " failed on " + Arrays.toString(values), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Objection objection(String message, List<Argument> arguments) {
        Matcher matcher = OBJECTION.matcher(message);
        for (int i = 0; matcher.matches() && i < arguments.size(); i++) {
            if (arguments.get(i).component().name().equals(matcher.group(1))) {
                return new Objection(i, message);
            }
        }
        return new Objection(-1, message);
    }

    private void report(Objection objection, List<Argument> arguments) {
        String message = inKeys(objection.message(), arguments);
        if (objection.component() < 0) {
            reading.problem(path, message, "");
            return;
        }
        Argument argument = arguments.get(objection.component());
        Matcher matcher = OBJECTION.matcher(objection.message());
        if (!matcher.matches()) {
            throw new IllegalStateException(objection.message());
        }
        Path at = path.key(argument.component().key());
        boolean word = argument.component().shape() instanceof ScalarShape;
        String was =
                word ? argument.shown() : Optional.ofNullable(matcher.group(3)).orElse("");
        Place place = reading.places().getOrDefault(at.text(), reading.places().get(path.text()));
        reading.problemAt(place, at, inKeys(matcher.group(2), arguments), was, "");
    }

    /** A rule may name other components; users know them by their keys. */
    private static String inKeys(String rule, List<Argument> arguments) {
        String inKeys = rule;
        for (Argument argument : arguments) {
            Component component = argument.component();
            if (!component.name().equals(component.key())) {
                inKeys = inKeys.replaceAll("\\b" + component.name() + "\\b", component.key());
            }
        }
        return inKeys;
    }
}
