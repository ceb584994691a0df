package dev.tenfold.recording.text;

import dev.tenfold.recording.BadRecording;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/** What a file holds, unpacked: gzip is told by its first bytes, a byte order mark is taken off. */
public final class Content {
    private static final int BUFFER = 1 << 16;
    private final Path file;
    private final byte[] head;

    private Content(Path file, byte[] head) {
        this.file = file;
        this.head = head;
    }

    /**
     * Looks into a file.
     *
     * @throws BadRecording if it is missing, empty, or packed in a way this cannot unpack
     * @throws IOException if it cannot be read
     */
    public static Content of(Path file) throws BadRecording, IOException {
        if (Files.isDirectory(file)) {
            throw new BadRecording(0, "is a folder, not a file", "");
        }
        try (InputStream in = open(file)) {
            Content content = new Content(file, in.readNBytes(BUFFER));
            content.refuseStrangers();
            return content;
        } catch (NoSuchFileException missing) {
            throw new BadRecording(0, "does not exist", "");
        }
    }

    private static InputStream open(Path file) throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        try {
            InputStream plain =
                    begins(raw, 0x1f, 0x8b) ? new BufferedInputStream(new GZIPInputStream(raw, BUFFER)) : raw;
            if (begins(plain, 0xef, 0xbb, 0xbf)) {
                plain.skipNBytes(3);
            }
            return plain;
        } catch (IOException broken) {
            raw.close();
            throw broken;
        }
    }

    private static boolean begins(InputStream in, int... bytes) throws IOException {
        in.mark(bytes.length);
        boolean same = true;
        for (int each : bytes) {
            same &= in.read() == each;
        }
        in.reset();
        return same;
    }

    private void refuseStrangers() throws BadRecording {
        int first = head.length > 1 ? (head[0] & 255) << 8 | head[1] & 255 : 0;
        String packing = switch (first) {
            case 0x504b -> "zip";
            case 0x28b5 -> "zstd";
            case 0x425a -> "bzip2";
            case 0xfd37 -> "xz";
            default -> "";
        };
        if (!packing.isEmpty()) {
            throw new BadRecording(0, "must be plain or gzip, was " + packing, "unpack it first");
        }
        if (first == 0xfffe || first == 0xfeff) {
            throw new BadRecording(0, "must be UTF-8, was UTF-16", "save it as UTF-8");
        }
        if (Text.of(head, 0, head.length).isBlank()) {
            throw new BadRecording(0, "must hold something, was empty", "");
        }
    }

    /** The first bytes, up to 64 KB. */
    public byte[] head() {
        return Arrays.copyOf(head, head.length);
    }

    /** All bytes from the beginning; to be closed. */
    public InputStream open() throws IOException {
        return open(file);
    }

    /** All lines from the beginning; to be closed. */
    public Lines lines() throws IOException {
        return new Lines(open());
    }

    /** All rows of comma-separated values from the beginning; to be closed. */
    public Rows rows(char separator) throws IOException {
        return new Rows(lines(), separator);
    }
}
