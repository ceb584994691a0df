package dev.tenfold.inject.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * That this process and no other writes a file; it ends with the process, however that ends. The lock lies on a file of
 * its own beside it, and is taken once per process: a process loses its POSIX locks on a file as soon as it closes that
 * file anywhere, even after mere reading.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/F_GETLK.2const.html">fcntl, advisory record locking</a>
 */
final class Hold implements AutoCloseable {
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path lockFile;
    private final FileChannel channel;

    private Hold(Path lockFile, FileChannel channel) {
        this.lockFile = lockFile;
        this.channel = channel;
    }

    /**
     * Takes hold of a file whose directory is there.
     *
     * @return empty if another process, or another part of this one, has it
     */
    static Optional<Hold> on(Path file) throws IOException {
        Path directory = file.toAbsolutePath().getParent().toRealPath();
        Path lockFile = directory.resolve(file.getFileName() + ".lock");
        if (!HELD_HERE.add(lockFile)) {
            return Optional.empty();
        }
        try {
            FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return Optional.of(new Hold(lockFile, channel));
            }
            channel.close();
        } catch (IOException failed) {
            HELD_HERE.remove(lockFile);
            throw failed;
        }
        HELD_HERE.remove(lockFile);
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            HELD_HERE.remove(lockFile);
        }
    }
}
