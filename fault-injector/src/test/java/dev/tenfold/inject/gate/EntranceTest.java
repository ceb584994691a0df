package dev.tenfold.inject.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntranceTest {
    private static final String SECRET = "correct-horse-battery-staple";

    @TempDir
    Path directory;

    @ParameterizedTest(name = "{0}, token {1}, TLS {2}: {3}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # host        | token | tls   | refused for want of
            127.0.0.1     | false | false | -
            127.1.2.3     | false | false | -
            localhost     | false | false | -
            ::1           | false | false | -
            0.0.0.0       | false | false | a token and TLS
            0.0.0.0       | true  | false | TLS
            0.0.0.0       | false | true  | a token
            0.0.0.0       | true  | true  | -
            ::            | false | false | a token and TLS
            10.0.0.1      | true  | false | TLS
            tenfold.local | false | true  | a token
            127.evil.com  | false | false | a token and TLS
            """)
    void whatOtherMachinesReachNeedsATokenAndTls(String host, boolean token, boolean tls, String missing) {
        Optional<Token> tokens = token ? Optional.of(Token.of(SECRET)) : Optional.empty();
        Optional<Tls> keys = tls ? Optional.of(new Tls.Pem(Path.of("key"), Path.of("cert"))) : Optional.empty();
        if (missing == null) {
            assertEquals(host, new Entrance(host, 0, tokens, keys, Optional.empty(), List.of(), Limits.USUAL).host());
            return;
        }
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> new Entrance(host, 0, tokens, keys, Optional.empty(), List.of(), Limits.USUAL))
                .getMessage();
        assertTrue(message.startsWith("listening on " + host + " needs " + missing + ":"), message);
        assertEquals(1, message.lines().count());
    }

    @Test
    void aTokenFromAFileNeverShowsItself() throws Exception {
        Path file = Files.writeString(directory.resolve("token"), SECRET + "\n");

        Token token = Token.read(file);

        assertTrue(token.matches(SECRET));
        assertFalse(token.matches(SECRET + "x"));
        assertFalse(token.matches(""));
        assertEquals("a token", token.toString());
        assertFalse(Entrance.loopback(0).with(token).toString().contains("staple"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "with space in it, long enough", "with\nnewline-in-the-middle"})
    void aTokenThatNoHeaderCarriesOrThatIsGuessedIsRefused(String secret) {
        String message = assertThrows(IllegalArgumentException.class, () -> Token.of(secret))
                .getMessage();

        assertFalse(!secret.isEmpty() && message.contains(secret), message);
    }

    @ParameterizedTest(name = "{0} is {1} ms")
    @CsvSource({"90s, 90000", "5m, 300000", "1h30m, 5400000", "250ms, 250", "1h2m3s4ms, 3723004", "0s, 0"})
    void timesReadAsTheyAreWritten(String text, long millis) {
        assertEquals(millis, Times.parse(text).toMillis());
        assertEquals(Times.parse(text), Times.parse(Times.text(Times.parse(text))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "m", "5m5", "-5m", "5s5m"})
    void whatIsNoTimeIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> Times.parse(text));
    }

    @Test
    void aBucketFillsSteadilyAndNeverBeyondItsBurst() {
        long[] now = {0};
        RateLimit limit = new RateLimit(Limits.USUAL.withRate(2, 3), () -> now[0]);

        assertEquals(
                List.of(0L, 0L, 0L, 1L), List.of(limit.take("a"), limit.take("a"), limit.take("a"), limit.take("a")));
        assertEquals(0, limit.take("b"), "another client has a bucket of its own");
        now[0] = 500_000_000L;
        assertEquals(List.of(0L, 1L), List.of(limit.take("a"), limit.take("a")));
        now[0] = 3_600_000_000_000L;
        assertEquals(
                List.of(0L, 0L, 0L, 1L), List.of(limit.take("a"), limit.take("a"), limit.take("a"), limit.take("a")));
    }
}
