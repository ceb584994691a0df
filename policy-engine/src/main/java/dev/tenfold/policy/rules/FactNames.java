package dev.tenfold.policy.rules;

import dev.tenfold.document.Names;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.drools.drl.ast.descr.PackageDescr;

/** What rules can name: facts, their properties and their methods, and the acts of {@code scale}. */
final class FactNames {
    private static final List<Class<?>> GIVEN = List.of(ServiceFact.class, Now.class, Recommendation.class);

    private final Map<String, TreeSet<String>> properties = new TreeMap<>();
    private final Map<String, TreeSet<String>> methods = new TreeMap<>();

    /** The names that a file can use: those of Tenfold's facts, and those of facts it declares itself. */
    FactNames(PackageDescr tree) {
        for (Class<?> fact : GIVEN) {
            properties.put(fact.getSimpleName(), propertiesOf(fact));
            methods.put(fact.getSimpleName(), methodsOf(fact));
        }
        methods.put(Scaling.class.getSimpleName(), methodsOf(Scaling.class));
        tree.getTypeDeclarations()
                .forEach(type -> properties.put(
                        type.getTypeName(), new TreeSet<>(type.getFields().keySet())));
    }

    /** The facts that a pattern can match. */
    Collection<String> facts() {
        return properties.keySet();
    }

    /** The properties of a fact; none if it is not known. */
    Collection<String> properties(String fact) {
        return properties.getOrDefault(fact, new TreeSet<>());
    }

    /** The property that was probably meant. */
    Optional<String> nearestProperty(String fact, String name) {
        return Names.nearest(name, properties(fact));
    }

    /** The method that was probably meant, with its arguments: one of that name, or else of a name near it. */
    Optional<String> nearestMethod(String fact, String name) {
        Collection<String> known = methods.getOrDefault(fact, new TreeSet<>());
        List<String> names = known.stream().map(FactNames::nameOf).distinct().toList();
        Optional<String> meant = names.contains(name) ? Optional.of(name) : Names.nearest(name, names);
        return meant.map(found ->
                known.stream().filter(each -> nameOf(each).equals(found)).collect(Collectors.joining("` or `")));
    }

    private static String nameOf(String method) {
        return method.substring(0, method.indexOf('('));
    }

    private static TreeSet<String> propertiesOf(Class<?> fact) {
        List<String> names = new ArrayList<>();
        if (fact.isRecord()) {
            Arrays.stream(fact.getRecordComponents()).forEach(part -> names.add(part.getName()));
        }
        for (Method method : fact.getDeclaredMethods()) {
            String name = method.getName();
            int prefix = name.matches("get[A-Z].*") ? 3 : name.matches("is[A-Z].*") ? 2 : 0;
            if (prefix > 0 && method.getParameterCount() == 0) {
                names.add(name.substring(prefix, prefix + 1).toLowerCase(Locale.ROOT) + name.substring(prefix + 1));
            }
        }
        return new TreeSet<>(names);
    }

    private static TreeSet<String> methodsOf(Class<?> fact) {
        return Arrays.stream(fact.getMethods())
                .filter(method -> method.getDeclaringClass() == fact)
                .map(FactNames::signature)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String signature(Method method) {
        return method.getName()
                + Arrays.stream(method.getParameters())
                        .map(each -> shown(each.getType()) + " " + each.getName())
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String shown(Class<?> type) {
        return type.getSimpleName().replace("String", "text");
    }
}
