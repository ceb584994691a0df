package dev.tenfold.inject;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A secret is read where it is used, and shows itself to nobody. */
class SecretTest {
    @TempDir
    private Path directory;

    @Test
    void itIsReadFromItsFileWithoutWhiteSpace() throws IOException {
        Path file = Files.writeString(directory.resolve("token"), " s3cr3t\n");
        Secret secret = Secret.named(Map.of("token-file", file.toString())).orElseThrow();
        assertEquals("s3cr3t", secret.reveal());
        assertEquals("***", secret.toString());
        assertEquals("token *** in " + Optional.of("***"), "token " + secret + " in " + Optional.of(secret.toString()));
    }

    @Test
    void itIsReadFromTheEnvironment() {
        String path = Secret.named(Map.of("token-env", "PATH")).orElseThrow().reveal();
        assertEquals(System.getenv("PATH"), path);
        assertEquals(Optional.empty(), Secret.named(Map.of("token", "in the open")));
    }

    @Test
    void whatIsMissingIsToldByItsPlace() throws IOException {
        Path empty = Files.writeString(directory.resolve("empty"), "\n");
        assertEquals(
                "token-file " + empty + " holds nothing",
                assertThrows(IllegalArgumentException.class, () -> Secret.named(Map.of("token-file", empty.toString())))
                        .getMessage());
        assertEquals(
                "password-env TENFOLD_NOBODY_SETS_THIS holds nothing",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> Secret.named(Map.of("password-env", "TENFOLD_NOBODY_SETS_THIS"), "password"))
                        .getMessage());
        assertTrue(assertThrows(IllegalArgumentException.class, () -> Secret.named(Map.of("token-file", "/nowhere/x")))
                .getMessage()
                .endsWith("cannot be read"));
    }

    @Test
    void aDestinationHoldsNone() {
        for (String option : List.of("token", "password", "secret", "api-key", "authorization")) {
            String message = refused("http://127.0.0.1:9090/write", Map.of(option, "s3cr3t"));
            assertTrue(message.contains(option + "-file or " + option + "-env"), message);
        }
        refused("http://user:s3cr3t@127.0.0.1:9090/write", Map.of());
    }

    private static String refused(String uri, Map<String, String> options) {
        String message = assertThrows(
                        IllegalArgumentException.class, () -> new Destination("remote-write", URI.create(uri), options))
                .getMessage();
        assertFalse(message.contains("s3cr3t"), message);
        return message;
    }

    @ParameterizedTest(name = "s3cr3t is {0}: {1}")
    @CsvSource({"s3cr3t, true", "s3cr3T, false", "s3cr3, false", "s3cr3t1, false", "'', false"})
    void itMatchesItselfOnly(String word, boolean same) {
        assertEquals(same, Secret.of("s3cr3t").matches(word));
        assertFalse(Secret.of("s3cr3t").toString().contains("s3"));
    }
}
