package dev.tenfold.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandardOutputTest {
    /** Takes a few bytes and then breaks, as a pipe or a disk does. */
    private static final class Breaking extends OutputStream {
        private final String reason;
        private int room = 3;

        Breaking(String reason) {
            this.reason = reason;
        }

        @Override
        public void write(int b) throws IOException {
            if (room-- == 0) throw new IOException(reason);
        }
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "Broken pipe, ",
        "No space left on device, No space left on device",
        "Input/output error, Input/output error"
    })
    void aReaderThatLeavesIsNoFailureAndAFullDiskIs(String reason, String failure) {
        StandardOutput out = new StandardOutput(new Breaking(reason));
        out.write("verdict".getBytes(StandardCharsets.UTF_8), 0, 7);
        out.write('\n');
        assertEquals(Optional.ofNullable(failure), out.failure());
    }
}
