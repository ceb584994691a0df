package dev.tenfold.shipping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The image without a container engine: its layers in a folder, its entry point in a {@code chroot} there, as the user
 * it names, on a root file system that nobody can write to.
 */
class ImageShipped {
    private static final Path TAR = Path.of("target/tenfold-" + System.getProperty("shipped.version") + "-image.tar")
            .toAbsolutePath();
    /** What an engine does: its own proc and dev, the root read-only, memory for the volumes. */
    private static final String ENGINE = """
            set -e
            root=$0 user=$1
            shift
            mount --bind "$root" "$root"
            mount --rbind /dev "$root/dev"
            mount -t proc proc "$root/proc"
            mount -o remount,bind,ro "$root"
            mount -t tmpfs -o mode=1777 tmpfs "$root/tmp"
            mount -t tmpfs -o mode=1777 tmpfs "$root/var/lib/tenfold"
            exec chroot --userspec="$user" "$root" "$@"
            """;

    private static Path folder;
    private static Path root;
    private static JsonNode config;

    @BeforeAll
    static void unpack() throws Exception {
        assumeTrue(Command.isRoot(), "only root can change the root folder");
        folder = Files.createTempDirectory("image");
        Command.of("tar", "-xf", TAR.toString()).in(folder).run().good();
        ObjectMapper json = new ObjectMapper();
        JsonNode manifest =
                json.readTree(blob(json.readTree(folder.resolve("index.json").toFile())
                                .at("/manifests/0/digest")
                                .asText())
                        .toFile());
        config = json.readTree(blob(manifest.at("/config/digest").asText()).toFile());
        root = Files.createDirectory(folder.resolve("root"));
        Command.of("chmod", "755", folder.toString(), root.toString()).run().good();
        for (JsonNode layer : manifest.get("layers")) {
            Command.of("tar", "-xzf", blob(layer.get("digest").asText()).toString(), "--warning=no-unknown-keyword")
                    .in(root)
                    .run()
                    .good();
        }
        Files.createDirectories(root.resolve("proc"));
        Files.createDirectories(root.resolve("dev"));
    }

    @AfterAll
    static void remove() throws Exception {
        if (folder != null)
            Command.of("rm", "-rf", "--one-file-system", folder.toString()).run();
    }

    private static Path blob(String digest) {
        return folder.resolve("blobs").resolve(digest.replace(':', '/'));
    }

    private static List<String> texts(String pointer) {
        List<String> texts = new ArrayList<>();
        config.at(pointer).forEach(each -> texts.add(each.asText()));
        return texts;
    }

    /** The entry point with these words after it; without any, with those that the image itself has. */
    private static Command entry(String... words) throws Exception {
        Map<String, String> environment = new LinkedHashMap<>();
        texts("/config/Env").forEach(each -> environment.put(each.split("=", 2)[0], each.split("=", 2)[1]));
        List<String> inside = new ArrayList<>(texts("/config/Entrypoint"));
        inside.set(0, program(inside.get(0), environment.get("PATH")));
        inside.addAll(words.length == 0 ? texts("/config/Cmd") : List.of(words));
        String user = config.at("/config/User").asText();
        List<String> all;
        if (mayMount()) {
            all = new ArrayList<>(List.of(
                    "/usr/bin/unshare",
                    "--mount",
                    "--propagation",
                    "private",
                    "/bin/sh",
                    "-c",
                    ENGINE,
                    root.toString()));
            all.add(user);
            environment.put("PATH", environment.get("PATH") + ":/usr/sbin:/usr/bin:/sbin:/bin");
        } else { // without /proc a program cannot tell where it lies, and finds no library beside it
            environment.put("LD_LIBRARY_PATH", "/opt/java/lib");
            all = new ArrayList<>(List.of("/usr/sbin/chroot", "--userspec=" + user, root.toString()));
        }
        all.addAll(inside);
        return new Command(all, folder, environment);
    }

    private static boolean mayMount() throws Exception {
        return Command.of(
                                "unshare",
                                "--mount",
                                "--propagation",
                                "private",
                                "mount",
                                "-t",
                                "tmpfs",
                                "tmpfs",
                                root.toString())
                        .run()
                        .code()
                == 0;
    }

    private static String program(String name, String path) {
        return Stream.of(path.split(":"))
                .map(bin -> bin + "/" + name)
                .filter(file -> Files.isExecutable(root.resolve(file.substring(1))))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theMainJobRunsAsAUserWithoutRoot() throws Exception {
        String scenario = config.at("/config/WorkingDir").asText() + "/scenarios/users-x10.yaml";
        Command.Ending ending = entry("run", "--out", "/tmp/out", scenario).run();
        assertTrue(ending.code() == 0 || ending.code() == 1, ending.err());
        String told = Files.readString(Path.of("../../scenarios/users-x10.expected.txt"));
        String folder = config.at("/config/WorkingDir").asText() + "/";
        assertEquals(Told.lines(told, ""), Told.lines(ending.out(), folder));
    }

    @Test
    void theServiceStarts() throws Exception {
        int port = Serving.freePort();
        Process process = entry("serve", "--port", String.valueOf(port), "--store", "/var/lib/tenfold/runs")
                .start();
        try (Serving serving = new Serving(process, port).ready()) {
            assertEquals(200, serving.status("/"));
        }
    }

    /** What everybody could reach must know whom to let in: without the secrets nothing is opened. */
    @Test
    void itsOwnCommandServesNobodyWithoutSecrets() throws Exception {
        assertEquals("serve", texts("/config/Cmd").get(0));
        Command.Ending ending = entry().run();
        assertEquals(2, ending.code(), ending.err());
        assertTrue(ending.err().contains("--token-file cannot be read, was /etc/tenfold/token"), ending.err());
    }

    @Test
    void nothingInItIsWritableButItsVolumes() throws Exception {
        assertEquals("65532:65532", config.at("/config/User").asText());
        List<String> writable = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(each -> !Files.isSymbolicLink(each)).toList()) {
                if (Files.getPosixFilePermissions(file)
                        .contains(java.nio.file.attribute.PosixFilePermission.OTHERS_WRITE)) {
                    writable.add("/" + root.relativize(file));
                }
            }
        }
        assertEquals(
                List.of("/tmp", "/var/lib/tenfold"), writable.stream().sorted().toList());
        List<String> volumes = new ArrayList<>();
        config.at("/config/Volumes").fieldNames().forEachRemaining(volumes::add);
        assertEquals(
                List.of("/tmp", "/var/lib/tenfold"), volumes.stream().sorted().toList());
    }

    @Test
    void itHoldsNoShellAndIsSmall() throws IOException {
        for (String shell : List.of("bin/sh", "bin/bash", "usr/bin/env", "bin/busybox")) {
            assertTrue(Files.notExists(root.resolve(shell)), shell);
        }
        long megabytes = Files.size(TAR) / 1_000_000;
        System.out.println("image: " + megabytes + " MB");
        assertTrue(megabytes < 120, "MB: " + megabytes);
    }
}
