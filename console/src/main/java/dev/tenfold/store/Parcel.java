package dev.tenfold.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** One file of named parts: a zip, whose parts carry check sums. It is there whole or not at all. */
final class Parcel {
    /** What is being written ends so; what is left of it after a crash was never there. */
    static final String UNFINISHED = ".part";

    /** The same parts give the same bytes, whenever and wherever they are packed. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private final Path file;

    Parcel(Path file) {
        this.file = file;
    }

    /**
     * Writes the parts in place of what was there. When it returns, they are on the disk.
     *
     * @param parts by name
     */
    void write(SortedMap<String, byte[]> parts) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + UNFINISHED);
        try {
            try (FileChannel channel = FileChannel.open(
                    fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(packed(parts));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
        forceDirectory(file.getParent());
    }

    /** A new name is on the disk only once its directory is. */
    static void forceDirectory(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (java.nio.file.AccessDeniedException notThere) {
            // Windows opens no directories, and writes names by itself.
        }
    }

    private static byte[] packed(SortedMap<String, byte[]> parts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                ZipEntry entry = new ZipEntry(part.getKey());
                entry.setTimeLocal(NO_TIME);
                zip.putNextEntry(entry);
                zip.write(part.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    /**
     * Reads one part.
     *
     * @throws IOException if the file is gone or damaged
     */
    Optional<byte[]> read(String part) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry entry = zip.getEntry(part);
            return entry == null ? Optional.empty() : Optional.of(read(zip, entry));
        }
    }

    /**
     * Reads all parts.
     *
     * @throws IOException if the file is gone or damaged
     */
    SortedMap<String, byte[]> read() throws IOException {
        SortedMap<String, byte[]> parts = new TreeMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                parts.put(entry.getName(), read(zip, entry));
            }
        }
        return parts;
    }

    private static byte[] read(ZipFile zip, ZipEntry entry) throws IOException {
        byte[] bytes;
        try (var in = zip.getInputStream(entry)) {
            bytes = in.readAllBytes();
        }
        CRC32 sum = new CRC32();
        sum.update(bytes);
        if (sum.getValue() != entry.getCrc()) {
            throw new IOException(entry.getName() + " is damaged: its check sum differs");
        }
        return bytes;
    }
}
