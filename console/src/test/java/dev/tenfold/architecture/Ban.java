package dev.tenfold.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import java.util.regex.Pattern;

/**
 * Calls that would make two runs of one seed differ, or that belong to one place only. Patterns match whole signatures.
 */
enum Ban {
    /** Time is what the virtual clock says. */
    WALL_CLOCK(
            "java\\.lang\\.System\\.(nanoTime|currentTimeMillis)\\(.*",
            "java\\.time\\.\\w+\\.now\\(.*",
            "java\\.time\\.Clock\\.(system|tick).*",
            "java\\.time\\.InstantSource\\.system\\(.*",
            "java\\.util\\.Date\\.<init>\\(\\)",
            "java\\.util\\.(Gregorian)?Calendar\\.(getInstance|<init>)\\(.*"),

    /** One thread, which never waits. */
    THREADS(
            "java\\.lang\\.Thread\\..*",
            "java\\.lang\\.Object\\.(wait|notify|notifyAll)\\(.*",
            "java\\.util\\.Timer\\..*",
            "java\\.util\\.concurrent\\.(Executor|ForkJoin|CompletableFuture|CompletionService|ScheduledExecutor).*",
            "java\\.util\\.concurrent\\.TimeUnit\\.(sleep|timedJoin|timedWait)\\(.*",
            "java\\.util\\.concurrent\\.locks\\.LockSupport\\.park.*",
            "java\\..*\\.parallel(Stream|Sort|Prefix|SetAll)?\\(.*"),

    /** Chance comes from the named streams of one seed. */
    CHANCE(
            "java\\.lang\\.Math\\.random\\(\\)",
            "java\\.lang\\.StrictMath\\.random\\(\\)",
            "java\\.util\\.(Random|SplittableRandom)\\.<init>\\(\\)",
            "java\\.util\\.concurrent\\.ThreadLocalRandom\\..*",
            "java\\.security\\.SecureRandom\\..*",
            "java\\.util\\.random\\.RandomGenerator\\.(getDefault|of)\\(.*",
            "java\\.util\\.random\\.RandomGeneratorFactory\\.create\\(\\)",
            "java\\.util\\.UUID\\.randomUUID\\(\\)",
            "java\\.util\\.Collections\\.shuffle\\(java\\.util\\.List\\)",
            "java\\.lang\\.System\\.identityHashCode\\(.*"),

    /**
     * {@code StrictMath} gives the same last bit on every machine; {@code Math} may not, for all but exact functions.
     */
    MATH(
            "java\\.lang\\.Math\\.(sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|exp|expm1|log|log10|log1p|pow|cbrt|hypot)"
                    + "\\(.*"),

    /** What a file says may not depend on who runs it where. */
    MACHINE(
            "java\\.lang\\.String\\.format\\(java\\.lang\\.String, .*",
            "java\\.lang\\.String\\.formatted\\(.*",
            "java\\.lang\\.String\\.(toLowerCase|toUpperCase|getBytes)\\(\\)",
            "java\\.lang\\.String\\.<init>\\(\\[B\\)",
            "java\\.io\\.Print(Stream|Writer)\\.(printf|format)\\(java\\.lang\\.String, .*",
            "java\\.io\\.File(Reader|Writer)\\.<init>\\(java\\.(lang\\.String|io\\.File)(, boolean)?\\)",
            "java\\.util\\.Locale\\.getDefault\\(.*",
            "java\\.util\\.TimeZone\\.getDefault\\(\\)",
            "java\\.time\\.ZoneId\\.systemDefault\\(\\)",
            "java\\.nio\\.charset\\.Charset\\.defaultCharset\\(\\)"),

    /** {@code Double.toString} changed in Java 19. Refusals in constructors are let off: they show what was given. */
    DOUBLES(
            "java\\.lang\\.(Double|Float)\\.toString\\((double|float)?\\)",
            "java\\.lang\\.String\\.valueOf\\((double|float)\\)",
            "java\\.lang\\.String(Builder|Buffer)\\.(append\\(|insert\\(int, )(double|float)\\)",
            "java\\.io\\.Print(Stream|Writer)\\.print(ln)?\\((double|float)\\)"),

    /** The streams, the environment and the end of the process. */
    PROCESS(
            "java\\.lang\\.System\\.(out|err|in)",
            "java\\.lang\\.System\\.(exit|getenv|getProperty|getProperties|setProperty)\\(.*",
            "java\\.lang\\.Runtime\\.(exit|halt|exec|addShutdownHook)\\(.*",
            "java\\..*\\.printStackTrace\\(\\)");

    private final Pattern signature;

    Ban(String... signatures) {
        this.signature = Pattern.compile(String.join("|", signatures));
    }

    /** Holds for a class that makes one of the calls, or refers to the method. */
    ArchCondition<JavaClass> broken() {
        return ArchConditions.accessTargetWhere(describe("is banned as " + name(), access -> isBroken(access)));
    }

    private boolean isBroken(JavaAccess<?> access) {
        if (this == DOUBLES && access.getOwner().getName().equals("<init>")) return false;
        return signature.matcher(access.getTarget().getFullName()).matches();
    }
}
