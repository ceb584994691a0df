package dev.tenfold.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.Predefined;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The house keeps its own law; and the law bites, shown on a house of bad examples. */
class ArchitectureTest {
    private static final String BAD_HOUSE = "dev.tenfold.architecture.bad";
    private static final Map<String, ArchRule> RULES = Rules.of("dev.tenfold");
    private static final Map<String, ArchRule> BAD_RULES = Rules.of(BAD_HOUSE);
    private static final JavaClasses BAD_CLASSES = new ClassFileImporter().importPackages(BAD_HOUSE);

    private static final Set<String> WRITTEN = written();

    /** What people wrote; Drools adds thousands of lines of its own to the packages of the rules. */
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.tenfold")
            .that(describe("written", type -> WRITTEN.contains(type.getName().replaceFirst("\\$.*", ""))));

    @TestFactory
    Stream<DynamicTest> theHouseKeepsTheLaw() {
        return RULES.entrySet().stream()
                .map(rule -> dynamicTest(rule.getKey(), () -> rule.getValue().check(CLASSES)));
    }

    @Test
    void everyClassOfEveryModuleIsLookedAt() {
        assertEquals(
                List.of(),
                WRITTEN.stream().filter(name -> !CLASSES.contain(name)).toList());
    }

    @ParameterizedTest(name = "{0} breaks: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            load.AsksPolicy          | load knows only what its arrows point to
            kernel.Known             | kernel knows only what its arrows point to
            policy.hpa.NestedKind    | policy knows only what its arrows point to
            metric.UsesLibrary       | metric uses only the JDK
            attic.Forgotten          | every package stands in the house
            service.InCycle          | packages form no cycle
            kernel.WatchesTheClock   | no wall clock in virtual time
            kernel.AsksTheClockLater | no wall clock in virtual time
            kernel.Sleeps            | no thread and no sleep in virtual time
            fault.ThrowsDice         | no chance without a seed
            load.RoundsByMachine     | no Math that differs between machines
            report.SpeaksTheLocale   | no locale, charset or zone of the machine
            verdict.PrintsDouble     | no double printed as one Java prints it
            scenario.EndsTheProcess  | only cli speaks to the process
            document.ReaderUtils     | names say what a thing is
            document.AbstractReader  | names say what a thing is
            """)
    void theLawBites(String culprit, String rule) {
        assertTrue(BAD_RULES.containsKey(rule), rule);
        List<String> complaints =
                BAD_RULES.get(rule).evaluate(BAD_CLASSES).getFailureReport().getDetails();
        assertTrue(
                complaints.stream().anyMatch(line -> line.contains(BAD_HOUSE + "." + culprit)),
                () -> "no complaint about " + culprit + " in " + complaints);
    }

    @Test
    void theLawSparesWhatIsAllowed() {
        BAD_RULES.forEach((name, rule) -> {
            List<String> complaints =
                    rule.evaluate(BAD_CLASSES).getFailureReport().getDetails();
            assertEquals(
                    List.of(),
                    complaints.stream()
                            .filter(line -> line.contains("Innocent"))
                            .toList(),
                    name);
        });
    }

    @Test
    void bothHousesHaveTheSameLaw() {
        assertEquals(RULES.keySet(), BAD_RULES.keySet());
    }

    private static Set<String> written() {
        try {
            return SourceTree.mainJava().stream()
                    .map(file -> SourceTree.name(file).replaceFirst(".*src/main/java/(.*)\\.java", "$1"))
                    .filter(name -> !name.endsWith("package-info"))
                    .map(name -> name.replace('/', '.'))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
