package dev.tenfold.recording.file;

import dev.tenfold.recording.BadRecording;
import dev.tenfold.recording.Recording;
import java.nio.file.Path;

/** Reads recordings: the format is told by what a file holds, not by its name. */
public final class Recordings {
    private Recordings() {}

    /**
     * Reads a file.
     *
     * @param file the file, plain or gzip
     * @return what it holds
     * @throws BadRecording if it cannot be read or understood
     */
    public static Recording read(Path file) throws BadRecording {
        return read(file, "");
    }

    /**
     * Reads a file whose lines have a format of their own.
     *
     * @param file the file, plain or gzip
     * @param logFormat an Apache {@code LogFormat} or nginx {@code log_format}; empty to recognise the format
     * @return what it holds
     * @throws BadRecording if it cannot be read or understood
     */
    public static Recording read(Path file, String logFormat) throws BadRecording {
        throw new BadRecording(0, "must be of a known format, was " + file.getFileName(), "");
    }
}
