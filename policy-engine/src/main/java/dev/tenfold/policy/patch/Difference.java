package dev.tenfold.policy.patch;

import dev.tenfold.policy.Figure;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/** Says where two values differ, for the reason of a refusal. */
final class Difference {
    private Difference() {}

    /** Such as {@code metrics[0].target.averageUtilization should be 60 and is 70}. */
    static String between(Object wanted, Object found) {
        return between("", wanted, found);
    }

    private static String between(String path, Object wanted, Object found) {
        if (wanted instanceof Optional<?> one && found instanceof Optional<?> other) {
            return one.isPresent() && other.isPresent()
                    ? between(path, one.get(), other.get())
                    : told(path, one.orElse(null), other.orElse(null));
        }
        if (wanted instanceof List<?> one && found instanceof List<?> other && one.size() == other.size()) {
            for (int i = 0; i < one.size(); i++) {
                if (!Objects.equals(one.get(i), other.get(i))) {
                    return between(path + "[" + i + "]", one.get(i), other.get(i));
                }
            }
        }
        if (wanted instanceof Record && found != null && wanted.getClass() == found.getClass()) {
            for (RecordComponent component : wanted.getClass().getRecordComponents()) {
                Object one = value(component, wanted);
                Object other = value(component, found);
                if (!Objects.equals(one, other)) {
                    String name = path.isEmpty() ? component.getName() : path + "." + component.getName();
                    return between(name, one, other);
                }
            }
        }
        return told(path, wanted, found);
    }

    private static Object value(RecordComponent component, Object of) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static String told(String path, Object wanted, Object found) {
        String name = path.isEmpty() ? "it" : path;
        return name + " should be " + word(wanted) + " and is " + word(found);
    }

    private static String word(Object value) {
        if (value instanceof Double number) {
            return Figure.of(number);
        }
        if (value instanceof OptionalDouble number && number.isPresent()) {
            return Figure.of(number.getAsDouble());
        }
        String text = String.valueOf(value);
        String bare = text.replaceFirst("^Optional(?:Int|Long|Double)?\\[(.*)]$", "$1");
        return value == null || text.endsWith(".empty") ? "absent" : bare;
    }
}
