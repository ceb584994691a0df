package dev.tenfold.drive.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class K6ScriptTest {
    @TempDir
    private Path folder;

    @Test
    void aJumpIsAStageWithoutLength() {
        String script = new K6Script().text(Loads.open("http://web"));
        assertTrue(script.contains("{ duration: '0ms', target: 30 }"), script);
        assertTrue(script.contains("startRate: 40,"), script);
        assertTrue(script.contains("dropped_iterations: ['count<1']"), script);
        assertTrue(script.contains("http_req_duration: ['p(95)<2500']"), script);
    }

    /** k6 runs the same grammar, that of modules. */
    @Test
    void isSoundJavaScript() throws Exception {
        assumeTrue(
                Launch.find("node", "/usr/local/bin:/usr/bin:/bin").isPresent(), "needs node: apt-get install nodejs");
        for (Traffic traffic : new Traffic[] {Loads.open("http://web"), Loads.closed("http://web")}) {
            Path file = Files.writeString(folder.resolve("script.mjs"), new K6Script().text(traffic));
            Process node = new ProcessBuilder("node", "--check", file.toString())
                    .redirectErrorStream(true)
                    .start();
            String told = new String(node.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            assertEquals(0, node.waitFor(), told);
        }
    }

    @Test
    void theManifestHoldsTheScriptAsItIs() {
        String manifest = new K6Operator(3).text(Loads.open("http://web"));
        assertTrue(manifest.contains("parallelism: 3"), manifest);
        for (String line : new K6Script().text(Loads.open("http://web")).split("\n")) {
            assertTrue(line.isEmpty() || manifest.contains("    " + line + "\n"), line);
        }
    }
}
