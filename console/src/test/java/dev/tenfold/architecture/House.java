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

    private static final Map<String, List<String>> LIBRARIES = Map.of(
            "drive",
            List.of("io.vertx", "org.HdrHistogram", "com.fasterxml.jackson.core"),
            "inject",
            List.of(
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
                    // Copies of rule files, which overlays need.
                    "org.yaml.snakeyaml"),
            "document",
            List.of("org.yaml.snakeyaml"),
            "prometheus",
            List.of("com.fasterxml.jackson.core"),
            "recording",
            List.of("com.fasterxml.jackson.core", "javax.xml.stream"),
            "policy",
            List.of("org.drools", "org.kie"),
            "report",
            List.of("com.fasterxml.jackson"),
            "conformance",
            List.of("com.fasterxml.jackson"),
            "web",
            List.of("com.fasterxml.jackson", "io.vertx"));

    /**
     * Classes beside the command line that speak to the process: one reads a secret from the environment, one is the
     * main of a process of its own, one listens to the signals that end it.
     */
    private static final List<String> SPEAKERS =
            List.of("inject.Secret", "inject.safety.Warden", "inject.day.Farewell", "drive.engine.Keeper");

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
        arrows.put("drive", "spelling load recording");
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
        arrows.put("gameday", ENGINES + "rehearsal verdict inject");
        // console
        arrows.put("report", "spelling verdict");
        arrows.put("conformance", "spelling metric promql document policy");
        arrows.put("web", ENGINES + "rehearsal verdict report inject");
        arrows.put(
                "cli",
                ENGINES + "calibration prometheus rehearsal verdict gameday report conformance web inject drive");
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
