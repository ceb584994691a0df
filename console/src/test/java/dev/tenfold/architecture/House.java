package dev.tenfold.architecture;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The packages, what each may know, and which libraries it may use. Whoever moves an arrow moves it here, and says why.
 */
final class House {
    /** Everything below the surface of the simulator, for packages that put the parts together. */
    private static final String ENGINES =
            "spelling metric promql load recording fault document policy kernel service request scenario export ";

    private static final Map<String, String> ARROWS = arrows();

    private static final Map<String, List<String>> LIBRARIES = Map.ofEntries(
            entry("confirm", "io.vertx"),
            entry(
                    "drive",
                    "io.vertx",
                    "io.netty",
                    "org.HdrHistogram",
                    "com.sun.management",
                    "javax.net.ssl",
                    // What the controller of another engine answers.
                    "com.fasterxml.jackson.core"),
            entry(
                    "inject",
                    "io.vertx",
                    "io.netty",
                    "io.micrometer",
                    "io.prometheus",
                    "com.google.protobuf",
                    "com.fasterxml.jackson",
                    // What AWS answers of Auto Scaling groups is XML.
                    "javax.xml.stream",
                    // Its requests are signed.
                    "javax.crypto",
                    // Clients may show certificates.
                    "javax.net.ssl",
                    // Copies of rule files, which overlays need.
                    "org.yaml.snakeyaml"),
            entry("document", "org.yaml.snakeyaml"),
            entry("prometheus", "com.fasterxml.jackson.core"),
            entry("tune", "io.jenetics"),
            entry("recording", "com.fasterxml.jackson.core", "javax.xml.stream"),
            entry("policy", "org.drools", "org.kie"),
            entry("report", "com.fasterxml.jackson"),
            entry("conformance", "com.fasterxml.jackson"),
            entry("web", "io.vertx"),
            entry("cli", "io.vertx"));

    private static Map.Entry<String, List<String>> entry(String name, String... libraries) {
        return Map.entry(name, List.of(libraries));
    }

    /**
     * Classes beside the command line that speak to the process: they read a secret from the environment, or are the
     * main of a process of their own.
     */
    private static final List<String> SPEAKERS =
            List.of("inject.Secret", "inject.safety.Warden", "confirm.worker.Worker", "drive.engine.Keeper");

    private House() {}

    private static Map<String, String> arrows() {
        Map<String, String> arrows = new LinkedHashMap<>();
        // metrics
        arrows.put("spelling", "");
        arrows.put("metric", "spelling");
        arrows.put("promql", "spelling metric");
        arrows.put("prometheus", "spelling metric promql");
        // load-engine
        arrows.put("recording", "spelling metric");
        // Recorded traffic is a load too: one reader for what is played and what is imported.
        arrows.put("load", "spelling recording");
        arrows.put("calibration", "spelling recording");
        // The law of scalability is fitted alike to what was imported and to what was measured here.
        arrows.put("drive", "spelling load recording calibration");
        // fault-injector
        arrows.put("fault", "spelling");
        arrows.put("inject", "spelling metric promql prometheus fault");
        // policy-engine
        arrows.put("document", "spelling");
        arrows.put("policy", "spelling metric promql document");
        // simulator
        arrows.put("kernel", "spelling");
        arrows.put("service", "spelling fault");
        arrows.put("request", "spelling fault kernel service");
        arrows.put("scenario", "spelling load recording fault policy document kernel service");
        arrows.put("export", "spelling metric promql load fault policy kernel service scenario");
        arrows.put("rehearsal", ENGINES);
        arrows.put("verdict", ENGINES + "rehearsal");
        arrows.put("trial", ENGINES + "rehearsal verdict");
        arrows.put("tune", ENGINES + "rehearsal verdict trial");
        // A table of measurements is asked the same questions as a rehearsal.
        arrows.put("diagnosis", "spelling recording verdict");
        arrows.put("suite", "spelling load scenario verdict");
        // The plan is made of what a rehearsal, tuning and suites say.
        arrows.put("plan", ENGINES + "rehearsal verdict trial tune suite");
        arrows.put("gameday", ENGINES + "rehearsal verdict inject");
        arrows.put("confirm", ENGINES + "calibration rehearsal verdict drive");
        // console
        // A plan names the alerts that it proves.
        arrows.put("report", "spelling policy load scenario verdict suite trial tune plan");
        arrows.put("conformance", "spelling metric promql document policy");
        // Files of named parts: it knows nothing of what they hold.
        arrows.put("store", "");
        arrows.put("web", ENGINES + "rehearsal verdict trial tune report inject store");
        arrows.put(
                "cli",
                ENGINES
                        + "calibration prometheus rehearsal verdict trial tune diagnosis suite plan gameday confirm report"
                        + " conformance store web inject drive");
        return arrows;
    }

    /** Names of all packages, from the ground up. */
    static Set<String> packages() {
        return ARROWS.keySet();
    }

    /** Packages that one may not know: all that no arrow points to. */
    static Set<String> strangersTo(String name) {
        Set<String> strangers = new TreeSet<>(packages());
        strangers.removeAll(List.of(ARROWS.get(name).strip().split(" ")));
        strangers.remove(name);
        return strangers;
    }

    /** Classes that may speak to the process, by their names below the root. */
    static List<String> speakers() {
        return SPEAKERS;
    }

    /** Libraries one may use beside the JDK, by the beginning of their packages' names. */
    static List<String> librariesOf(String name) {
        return LIBRARIES.getOrDefault(name, List.of());
    }
}
