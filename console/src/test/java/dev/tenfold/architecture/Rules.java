package dev.tenfold.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The law of {@link House} as rules, each by the name it fails under. A package that holds no class yet passes, and is
 * bound by its rules from its first class on.
 */
final class Rules {
    private static final String[] TIMELESS_EXCEPT = {"prometheus", "cli", "web", "inject", "drive", "confirm"};
    /** Those, and the one place where rehearsals are run side by side, each in a thread of its own. */
    private static final String[] THREADED = {"prometheus", "cli", "web", "inject", "drive", "confirm", "trial"};

    private static final String WRONG_NAME = "(Abstract.*|.*(Utils?|Impl|Manager|Helpers?|Base|Data|Info|Common))";

    private final String root;
    private final Map<String, ArchRule> rules = new LinkedHashMap<>();

    private Rules(String root) {
        this.root = root;
    }

    /**
     * All rules.
     *
     * @param root the package that stands for the house, such as {@code dev.tenfold}
     */
    static Map<String, ArchRule> of(String root) {
        Rules house = new Rules(root);
        house.arrows();
        house.libraries();
        house.bans();
        house.shape();
        return house.rules;
    }

    private void arrows() {
        for (String name : House.packages()) {
            String[] strangers = House.strangersTo(name).stream().map(this::in).toArray(String[]::new);
            add(
                    name + " knows only what its arrows point to",
                    noClasses()
                            .that()
                            .resideInAPackage(in(name))
                            .should()
                            .dependOnClassesThat(resideInAnyPackage(strangers)
                                    .as("are of packages no arrow of " + name + " points to")));
        }
        String[] known = House.packages().stream().map(this::in).toArray(String[]::new);
        add(
                "every package stands in the house",
                classes().that().resideInAPackage(root + "..").should().resideInAnyPackage(known));
        add("packages form no cycle", slices().matching(root + ".(**)").should().beFreeOfCycles());
    }

    private void libraries() {
        for (String name : House.packages()) {
            List<String> allowed = new ArrayList<>(List.of(root + "..", "java.."));
            House.librariesOf(name).forEach(library -> allowed.add(library + ".."));
            DescribedPredicate<JavaClass> foreign = not(resideInAnyPackage(allowed.toArray(String[]::new)))
                    .and(not(describe(
                            "primitive", type -> type.getBaseComponentType().isPrimitive())));
            add(
                    name + " uses only " + (allowed.size() == 2 ? "the JDK" : "the JDK and " + House.librariesOf(name)),
                    noClasses()
                            .that()
                            .resideInAPackage(in(name))
                            .should()
                            .dependOnClassesThat(foreign.as("are of other libraries")));
        }
    }

    private void bans() {
        String[] timeless = except(TIMELESS_EXCEPT);
        add("no wall clock in virtual time", ban(timeless, Ban.WALL_CLOCK));
        add("no thread and no sleep in virtual time", ban(except(THREADED), Ban.THREADS));
        add("no chance without a seed", ban(except(), Ban.CHANCE));
        add("no Math that differs between machines", ban(except(), Ban.MATH));
        add("no locale, charset or zone of the machine", ban(except(), Ban.MACHINE));
        add("no double printed as one Java prints it", ban(except(), Ban.DOUBLES));
        add(
                "only cli speaks to the process",
                noClasses()
                        .that()
                        .resideInAnyPackage(except("cli"))
                        .and(describe("are no speakers", type -> !isSpeaker(type)))
                        .should(Ban.PROCESS.broken()));
    }

    private void shape() {
        add(
                "names say what a thing is",
                noClasses().that().resideInAPackage(root + "..").should().haveNameMatching(".*[.$]" + WRONG_NAME));
    }

    private ArchRule ban(String[] where, Ban ban) {
        return noClasses().that().resideInAnyPackage(where).should(ban.broken());
    }

    private boolean isSpeaker(JavaClass type) {
        return House.speakers().stream().anyMatch(name -> type.getName().equals(root + "." + name));
    }

    private String[] except(String... excepted) {
        return House.packages().stream()
                .filter(name -> Stream.of(excepted).noneMatch(name::equals))
                .map(this::in)
                .toArray(String[]::new);
    }

    private String in(String name) {
        return root + "." + name + "..";
    }

    private void add(String name, ArchRule rule) {
        rules.put(name, rule.as(name).allowEmptyShould(true));
    }
}
