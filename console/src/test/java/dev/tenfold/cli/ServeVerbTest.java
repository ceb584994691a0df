package dev.tenfold.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service as a process: what it accepted outlives it, also when it is killed. */
class ServeVerbTest {
    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path directory;

    /** A service, and where it is. */
    private record Serving(Process process, URI root) {}

    private Serving serve() throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dtenfold.state=" + directory.resolve("state"),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName(),
                "serve",
                "--port",
                "0",
                "--scenarios",
                "../scenarios",
                "--store",
                directory.resolve("runs").toString());
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        String line = lines.readLine();
        assertTrue(line != null && line.startsWith("Tenfold is at http://127.0.0.1:"), () -> "printed " + line);
        return new Serving(process, URI.create(line.split(" ")[3].replaceFirst("/$", "")));
    }

    private String send(Serving at, String method, String path, String body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(at.root() + path))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return client.send(request, BodyHandlers.ofString()).body();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }

    private String start(Serving at, String name, int wait) throws IOException {
        JsonNode run = new ObjectMapper()
                .readTree(
                        send(at, "POST", "/api/v1/runs?wait=" + wait, "{\"scenario\": {\"name\": \"" + name + "\"}}"));
        return "/api/v1/runs/" + run.get("id").asText();
    }

    @Test
    void aKilledServiceLosesNoRun() throws Exception {
        Serving first = serve();
        String done;
        String accepted;
        String report;
        try {
            done = start(first, "two-masters.yaml", 60);
            report = send(first, "GET", done + "/report", "");
            start(first, "long-weekend.yaml", 0);
            accepted = start(first, "tier-killed.yaml", 0);
        } finally {
            first.process().destroyForcibly().waitFor();
        }
        Serving second = serve();
        try {
            assertEquals(report, send(second, "GET", done + "/report", ""));
            assertTrue(send(second, "GET", accepted + "/events", "").contains("\"state\":\"done\""));
            second.process().destroy(); // as Ctrl-C does
            assertTrue(second.process().waitFor(30, TimeUnit.SECONDS), "it ends when it is told to");
        } finally {
            second.process().destroyForcibly().waitFor();
        }
    }
}
