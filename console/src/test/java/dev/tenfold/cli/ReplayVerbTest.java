package dev.tenfold.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.drive.mock.Faults;
import dev.tenfold.drive.mock.LiveMock;
import dev.tenfold.drive.mock.MockBook;
import dev.tenfold.drive.mock.MockPlan;
import dev.tenfold.drive.replay.Secrets;
import dev.tenfold.recording.file.Recordings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayVerbTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private Exit tenfold(String... words) {
        Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(err), false, false, 100);
        return new Commands(Main.verbs(), terminal, true).run(words);
    }

    private static Path shop() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("scenarios/traces/shop.har"))) {
            folder = folder.getParent();
        }
        return folder.resolve("scenarios/traces/shop.har");
    }

    private static LiveMock mock(Faults faults) throws Exception {
        MockBook book = MockBook.ofAll(Recordings.traffic(shop(), ""), Secrets.usual(), 1_000);
        return LiveMock.listen(book, MockPlan.usual(), faults, 0);
    }

    private Exit replay(LiveMock mock, String... more) {
        List<String> words = new ArrayList<>(
                List.of("replay", shop().toString(), "--target", "http://127.0.0.1:" + mock.port(), "--speed", "2"));
        words.addAll(List.of(more));
        return tenfold(words.toArray(String[]::new));
    }

    @Test
    void sendsAndCompares() throws Exception {
        Path json = folder.resolve("result.json");
        try (LiveMock mock = mock(Faults.NONE)) {
            String rest = "*=http://127.0.0.1:" + mock.port();
            assertEquals(
                    Exit.HELD,
                    replay(mock, "--map", rest, "--success", "100%", "--match", "100%", "--json", json.toString()),
                    () -> out + "\n" + err);
            assertEquals(4, mock.counts().exact());
        }
        assertTrue(out.toString().contains("match    100 %  4 of 4"), out::toString);
        assertTrue(Files.readString(json).contains("\"matched\" : 4"));
        assertFalse((out + Files.readString(json)).contains("pk_1"));
    }

    @Test
    void sendsNothingToHostsThatAreNotMapped() throws Exception {
        try (LiveMock mock = mock(Faults.NONE)) {
            assertEquals(Exit.HELD, replay(mock));
            assertEquals(2, mock.counts().calls());
        }
        assertTrue(out.toString().contains("left out: 2, host payments.example is not mapped"), out::toString);
    }

    @Test
    void failsWhereTooFewSucceed() throws Exception {
        try (LiveMock mock = mock(Faults.parse("errors=100%"))) {
            assertEquals(Exit.FAILED, replay(mock, "--success", "99%"));
        }
        assertTrue(out.toString().contains("2 503 unavailable"), out::toString);
    }

    @Test
    void aDryRunSendsNothing() throws Exception {
        try (LiveMock mock = mock(Faults.NONE)) {
            assertEquals(Exit.HELD, replay(mock, "--dry-run", "--times", "5"));
            assertEquals(0, mock.counts().calls());
        }
        assertTrue(out.toString().contains("would send 10 requests"), out::toString);
    }

    @Test
    void refusesServersThatAreNotAllowed() {
        assertEquals(Exit.BAD_INPUT, tenfold("replay", shop().toString(), "--target", "http://shop.example"));
        assertEquals(
                "http://shop.example is not on this machine; --allow shop.example sends there all the same",
                err.toString().strip());
    }

    @Test
    void tellsAllThatIsWrongAtOnce() {
        assertEquals(
                Exit.BAD_INPUT,
                tenfold("replay", "x.har", "--times", "0", "--speed", "fast", "--map", "a", "--header", "s3cret"));
        assertEquals("""
                --target must be http://HOST[:PORT] or https://HOST[:PORT], was nothing
                --map HOST=URL: URL must be http://HOST[:PORT] or https://HOST[:PORT], was nothing
                --speed must be a number > 0, was fast
                --times must be a whole number of 1 to 1000000, was 0
                --header must be NAME:VALUE, was without a colon
                """, err.toString());
    }

    @Test
    void messagesAboutAFileHoldNoSecret() throws Exception {
        Path file = Files.writeString(folder.resolve("odd.log"), "Authorization: Bearer s3cretW0rd\n".repeat(3));
        assertEquals(Exit.BAD_INPUT, tenfold("replay", file.toString(), "--target", "http://127.0.0.1:1"));
        assertFalse(err.toString().contains("s3cretW0rd"), err::toString);
        assertTrue(err.toString().contains("must be of a known format"), err::toString);
    }

    @Test
    void mocksForAsLongAsAsked() {
        assertEquals(Exit.HELD, tenfold("mock", shop().toString(), "--for", "10ms", "--fault", "down"));
        assertTrue(out.toString().contains("with 2 answers"), out::toString);
        assertTrue(out.toString().contains("payments.example: 2"), out::toString);
        assertTrue(out.toString().contains("0 calls"), out::toString);
    }

    @Test
    void refusesFaultsAndDependenciesThatThereAreNot() {
        assertEquals(Exit.BAD_INPUT, tenfold("mock", shop().toString(), "--fault", "lazy"));
        assertTrue(err.toString().contains("fault lazy: must be latency=200ms"), err::toString);
        assertEquals(Exit.BAD_INPUT, tenfold("mock", shop().toString(), "--only", "mail.example"));
        assertTrue(err.toString().contains("--only must be one of payments.example"), err::toString);
    }
}
