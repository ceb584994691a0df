package dev.tenfold.shipping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The archives, unpacked by root where users may only read, and used by somebody who is not root. */
class ArchiveShipped {
    private static final String NAME = "tenfold-" + System.getProperty("shipped.version");
    private static final Path TARGET = Path.of("target").toAbsolutePath();

    private static Path arrived;
    private static Path home;

    @BeforeAll
    static void unpack() throws Exception {
        assumeTrue(Command.isRoot(), "only root can become a user without root");
        Path folder = Files.createTempDirectory("shipped");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Command.of("tar", "-xzf", TARGET.resolve(NAME + ".tar.gz").toString())
                .in(folder)
                .run()
                .good();
        arrived = folder.resolve(NAME);
        home = Files.createDirectory(folder.resolve("home"));
        Command.of("chown", String.valueOf(Command.USER), home.toString()).run().good();
    }

    @AfterAll
    static void remove() throws Exception {
        if (arrived != null)
            Command.of("rm", "-rf", arrived.getParent().toString()).run();
    }

    private static Command tenfold(String... words) {
        String[] all = Stream.concat(Stream.of(arrived.resolve("tenfold").toString()), Stream.of(words))
                .toArray(String[]::new);
        Map<String, String> environment =
                Map.of("PATH", System.getProperty("java.home") + "/bin:/usr/bin:/bin", "HOME", home.toString());
        return Command.of(all).in(home).with(environment).asUser();
    }

    @Test
    void theMainJobTellsWhatItTellsInTheCheckout() throws Exception {
        Command.Ending ending = tenfold("run", "--out", home.resolve("out").toString(), "scenarios/users-x10.yaml")
                .in(arrived)
                .run();
        String told = Files.readString(Path.of("../../scenarios/users-x10.expected.txt"));
        assertEquals(Told.lines(told, ""), Told.lines(ending.out(), arrived + "/"));
        assertTrue(ending.code() == 0 || ending.code() == 1, ending.err());
        assertTrue(Files.size(home.resolve("out/report.html")) > 10_000);
        assertTrue(Files.isDirectory(home.resolve(".cache/tenfold/cds")), "the archive of classes is the user's own");
    }

    @Test
    void theVersionIsStamped() throws Exception {
        String version = tenfold("--version").run().good().out();
        String stamp = System.getProperty("shipped.version") + " (commit ";
        boolean repository = Files.exists(Path.of("../../.git"));
        assertTrue(version.startsWith("tenfold " + (repository ? stamp : "")), version);
    }

    @Test
    void theServiceStartsAndHasItsScenarios() throws Exception {
        int port = Serving.freePort();
        Process process = tenfold("serve", "--port", String.valueOf(port)).start();
        try (Serving serving = new Serving(process, port).ready()) {
            assertEquals(200, serving.status("/"));
            assertEquals(200, serving.status("/api/v1/openapi.json"));
        }
    }

    @Test
    void nothingOfItWasWrittenTo() throws Exception {
        try (Stream<Path> files = Files.walk(arrived)) {
            List<Path> foreign = files.filter(file -> {
                        try {
                            return !"root".equals(Files.getOwner(file).getName());
                        } catch (IOException gone) {
                            return true;
                        }
                    })
                    .toList();
            assertEquals(List.of(), foreign);
        }
    }

    @Test
    void zipAndTarHoldTheSame() throws IOException {
        Map<String, Long> zipped = new TreeMap<>();
        try (InputStream file = Files.newInputStream(TARGET.resolve(NAME + ".zip"));
                ZipInputStream zip = new ZipInputStream(file)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory()) zipped.put(entry.getName(), (long) zip.readAllBytes().length);
            }
        }
        Map<String, Long> tarred = new TreeMap<>();
        try (Stream<Path> files = Files.walk(arrived)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                tarred.put(arrived.getParent().relativize(file).toString(), Files.size(file));
            }
        }
        assertEquals(tarred, zipped);
    }

    @Test
    void whatBelongsIsThere() {
        List<String> belongs = List.of(
                "tenfold",
                "LICENSE",
                "CHANGELOG.md",
                "THIRD-PARTY.txt",
                "licenses/uPlot.txt",
                "sbom.cdx.json",
                "docs/install.md",
                "completions/tenfold.bash",
                "completions/_tenfold",
                "completions/tenfold.fish",
                "deploy/helm/tenfold/Chart.yaml");
        assertEquals(
                List.of(),
                belongs.stream()
                        .filter(file -> !Files.exists(arrived.resolve(file)))
                        .toList());
    }

    /** A library that is not in the bill of materials, or in no list of jars, is a mistake of the build. */
    @Test
    void everyJarIsInTheBillOfMaterialsAndOnTheClassPath() throws IOException {
        String bill = Files.readString(arrived.resolve("sbom.cdx.json"));
        TreeSet<String> listed = new TreeSet<>(List.of("tenfold-console.jar"));
        for (String list : List.of("every-verb.classpath", "some-verbs.classpath")) {
            for (String jar : Files.readString(arrived.resolve(list)).split(":")) {
                listed.add(jar.substring(jar.indexOf('/') + 1));
            }
        }
        try (Stream<Path> jars = Files.list(arrived.resolve("lib"))) {
            TreeSet<String> shipped =
                    new TreeSet<>(jars.map(jar -> jar.getFileName().toString()).toList());
            assertEquals(listed, shipped);
            for (String jar : shipped) {
                String artifact = jar.replaceAll("(-\\d[^-]*)?(-SNAPSHOT)?(-linux-\\w+)?\\.jar$", "");
                assertTrue(bill.contains("/" + artifact + "@"), artifact);
            }
        }
    }
}
