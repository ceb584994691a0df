package dev.tenfold.policy.rules;

import dev.tenfold.document.Place;
import dev.tenfold.document.Warning;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.drools.model.Model;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;

/**
 * Rules as classes, free of the file they came from.
 *
 * @param rules what each rule is
 * @param doubts what looks wrong
 * @param models names of the classes that stand for the rules
 * @param classes all classes, by name
 */
record CompiledRules(List<RuleSummary> rules, List<Doubt> doubts, List<String> models, Map<String, byte[]> classes) {
    CompiledRules {
        rules = List.copyOf(rules);
        doubts = List.copyOf(doubts);
        models = List.copyOf(models);
        classes = Collections.unmodifiableMap(new LinkedHashMap<>(classes));
    }

    /** Something that works as written and probably not as meant. */
    record Doubt(int line, String sentence) {}

    /** The rules as a policy of a file. */
    OwnRulesDeclaration of(String file) {
        List<Warning> warnings = doubts.stream()
                .map(doubt -> new Warning(new Place(file, doubt.line()), doubt.sentence()))
                .toList();
        return new OwnRulesDeclaration(new OwnRules(file, rules, load(), OwnRules.INTERVAL), warnings);
    }

    private KieBase load() {
        ClassLoader loader = new Loader(classes);
        List<Model> loaded = new ArrayList<>();
        try {
            for (String name : models) {
                loaded.add((Model) Class.forName(name, true, loader)
                        .getDeclaredConstructor()
                        .newInstance());
            }
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException("rules were compiled to classes that cannot be loaded", broken);
        }
        return KieBaseBuilder.createKieBaseFromModel(loaded);
    }

    /** Gives Java classes that are in memory. */
    private static final class Loader extends ClassLoader {
        private final Map<String, byte[]> classes;

        Loader(Map<String, byte[]> classes) {
            super(CompiledRules.class.getClassLoader());
            this.classes = classes;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = classes.get(name);
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }
    }
}
