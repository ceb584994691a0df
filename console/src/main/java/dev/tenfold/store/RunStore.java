package dev.tenfold.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Runs in a directory, a zip of named parts each, that any tool opens. What was put is there after the process was
 * killed and after the power was cut; what is damaged is set aside and told, and keeps nothing else from being read.
 * For any thread; its calls wait for the disk.
 */
public final class RunStore implements AutoCloseable {
    private static final String ENDING = ".zip";
    private static final String DAMAGED = ".damaged";
    private static final String ID = "[a-z0-9]+(-[a-z0-9]+)*";

    private final Path directory;
    private final Retention retention;
    private final FileChannel lock;
    private final NavigableMap<String, Long> sizes = new TreeMap<>();
    private final List<String> damaged = new ArrayList<>();
    private long bytes;

    private RunStore(Path directory, Retention retention, FileChannel lock) {
        this.directory = directory;
        this.retention = retention;
        this.lock = lock;
    }

    /**
     * Opens the store of a directory, which is made if it is missing. One process has it at a time.
     *
     * @throws IOException in one line, if it is in use or cannot be written
     */
    public static RunStore open(Path directory, Retention retention) throws IOException {
        Files.createDirectories(directory);
        FileChannel lock =
                FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock taken = lock.tryLock();
            if (taken == null) throw inUse(directory);
            RunStore store = new RunStore(directory, retention, lock);
            store.look();
            return store;
        } catch (OverlappingFileLockException alreadyHere) {
            lock.close();
            throw inUse(directory);
        } catch (IOException unusable) {
            lock.close();
            throw unusable;
        }
    }

    private static IOException inUse(Path directory) {
        return new IOException("the store " + directory + " is in use by another process");
    }

    private void look() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (name.endsWith(Parcel.UNFINISHED)) {
                    Files.delete(file);
                } else if (name.endsWith(ENDING) && isId(name.substring(0, name.length() - ENDING.length()))) {
                    take(file, name.substring(0, name.length() - ENDING.length()));
                }
            }
        }
        shrink();
    }

    private void take(Path file, String id) throws IOException {
        try {
            new Parcel(file).read();
            grow(id, Files.size(file));
        } catch (IOException unreadable) {
            Path aside = file.resolveSibling(file.getFileName() + DAMAGED);
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            damaged.add(aside + ": " + unreadable.getMessage());
        }
    }

    /** Files that were found damaged and set aside, each with what is wrong. */
    public synchronized List<String> damaged() {
        return List.copyOf(damaged);
    }

    /** Whether a text may be the id of a run. */
    public static boolean isId(String text) {
        return text.length() <= 100 && text.matches(ID);
    }

    /**
     * Keeps a run, in place of what was kept under its id. When it returns, it is on the disk. Of those that are too
     * many the first by id go, so an id begins with the time of its run.
     *
     * @param id letters, digits and hyphens
     * @param parts by name
     */
    public synchronized void put(String id, SortedMap<String, byte[]> parts) throws IOException {
        if (!isId(id)) throw new IllegalArgumentException("id must be of letters, digits and hyphens, was " + id);
        new Parcel(file(id)).write(parts);
        grow(id, Files.size(file(id)));
        shrink();
    }

    private void grow(String id, long size) {
        Long before = sizes.put(id, size);
        bytes += size - (before == null ? 0 : before);
    }

    private void shrink() throws IOException {
        while (sizes.size() > retention.most() || bytes > retention.bytes() && sizes.size() > 1) {
            remove(sizes.firstKey());
        }
    }

    /** Ids of all runs, ascending. */
    public synchronized List<String> ids() {
        return List.copyOf(sizes.keySet());
    }

    /**
     * A part of a run; nothing if there is no such run, or none of its parts is called so.
     *
     * @throws IOException if it cannot be read
     */
    public synchronized Optional<byte[]> part(String id, String name) throws IOException {
        return sizes.containsKey(id) ? new Parcel(file(id)).read(name) : Optional.empty();
    }

    /** Forgets a run; one that is not there does no harm. */
    public synchronized void remove(String id) throws IOException {
        Long size = sizes.remove(id);
        if (size != null) {
            bytes -= size;
            Files.deleteIfExists(file(id));
        }
    }

    private Path file(String id) {
        return directory.resolve(id + ENDING);
    }

    /** Lets another process have it. */
    @Override
    public synchronized void close() throws IOException {
        lock.close();
    }
}
