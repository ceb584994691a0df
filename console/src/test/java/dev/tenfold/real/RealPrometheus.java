package dev.tenfold.real;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenfold.prometheus.PrivatePrometheus;
import dev.tenfold.prometheus.RemoteWrite;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A Prometheus server of a test's own, whose answers are read whole. */
public final class RealPrometheus implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PrivatePrometheus process = PrivatePrometheus.start(path());

    /** Whether one is installed. */
    public static boolean installed() {
        return PrivatePrometheus.find(path()).isPresent();
    }

    private static String path() {
        return System.getenv().getOrDefault("PATH", "");
    }

    /** Tells samples; all of them are kept, or an exception says why none is. */
    public void write(RemoteWrite samples) {
        process.server().write(samples);
    }

    /** The answer to an instant query: the whole body, {@code status} and {@code data} or {@code error}. */
    public JsonNode query(String expr, long timeMillis) {
        return tree(process.server().query(expr, timeMillis));
    }

    /** The answer to a range query. */
    public JsonNode query(String expr, long startMillis, long endMillis, long stepMillis) {
        return tree(process.server().query(expr, startMillis, endMillis, stepMillis));
    }

    private static JsonNode tree(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
