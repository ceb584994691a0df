package dev.tenfold.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * Standard output that remembers how it ended. A reader that leaves early ({@code | head}) is no failure and costs no
 * word; a full disk is one, and must not pass for success as it would with {@link System#out}.
 */
final class StandardOutput extends OutputStream {
    private final OutputStream stream;
    private boolean closed;
    private String failure;

    StandardOutput(OutputStream stream) {
        this.stream = stream;
    }

    static StandardOutput ofProcess() {
        return new StandardOutput(new FileOutputStream(FileDescriptor.out));
    }

    /** Why not everything was written, unless it was or the reader left. */
    Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        if (closed) return;
        try {
            stream.write(bytes, from, length);
        } catch (IOException broken) {
            closed = true;
            if (!String.valueOf(broken.getMessage()).contains("Broken pipe")) failure = broken.getMessage();
        }
    }
}
