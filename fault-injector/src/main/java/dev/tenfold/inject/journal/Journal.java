package dev.tenfold.inject.journal;

import dev.tenfold.metric.Labels;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A file that is only appended to: what will be written stands in it, on disk, before it is written. One process holds
 * it at a time. It may be called from any thread, and blocks while the disk works.
 */
public final class Journal implements AutoCloseable {
    /** Series in one line: a line that is torn costs no more than it holds. */
    private static final int SERIES_PER_LINE = 1000;

    /** A journal in which nothing is open is begun anew beyond this size, bytes. */
    private static final long COMPACT_BEYOND = 1 << 20;

    private static final Duration RETRY_EVERY = Duration.ofMillis(50);

    private final Path file;
    private final FileChannel channel;
    private final Hold hold;
    private final Ledger ledger = new Ledger();
    private int damaged;

    private Journal(Path file, FileChannel channel, Hold hold) {
        this.file = file;
        this.channel = channel;
        this.hold = hold;
    }

    /**
     * Opens or creates a journal, and reads what was left open.
     *
     * @return empty if another process holds it
     * @throws IOException if the file cannot be read or made
     */
    public static Optional<Journal> open(Path file) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        Files.createDirectories(directory);
        Optional<Hold> hold = Hold.on(file);
        return hold.isEmpty() ? Optional.empty() : Optional.of(read(file, directory, hold.get()));
    }

    private static Journal read(Path file, Path directory, Hold hold) throws IOException {
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            Journal journal = new Journal(file, channel, hold);
            journal.replay();
            try (FileChannel entryOfTheFile = FileChannel.open(directory, StandardOpenOption.READ)) {
                entryOfTheFile.force(true);
            }
            return journal;
        } catch (IOException | RuntimeException failed) {
            hold.close();
            throw failed;
        }
    }

    /**
     * The same, for a process that was started again: a warden may still hold the journal for one round of attempts.
     * Blocks meanwhile.
     *
     * @param patience how long to wait for another process
     */
    public static Optional<Journal> open(Path file, Duration patience) throws IOException, InterruptedException {
        Optional<Journal> journal = open(file);
        long until = System.nanoTime() + patience.toNanos();
        while (journal.isEmpty() && System.nanoTime() < until) {
            Thread.sleep(RETRY_EVERY.toMillis());
            journal = open(file);
        }
        return journal;
    }

    /** Reads all lines; what follows the last whole one was torn by a crash, and is cut off. */
    private void replay() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int whole = 0;
        for (int start = 0, end; (end = lineEnd(bytes, start)) >= 0; start = end + 1) {
            Optional<Entry> entry = Line.read(new String(bytes, start, end - start, StandardCharsets.UTF_8));
            if (entry.isPresent()) {
                ledger.add(entry.get());
            } else {
                damaged++;
            }
            whole = end + 1;
        }
        channel.truncate(whole);
        channel.position(whole);
        compact();
    }

    private static int lineEnd(byte[] bytes, int start) {
        for (int i = start; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    /** Where it lies. */
    public Path file() {
        return file;
    }

    /** Lines that a disk or a person spoiled: what they told cannot be undone. */
    public synchronized int damaged() {
        return damaged;
    }

    /**
     * Appends an entry; it is on disk when this returns.
     *
     * @throws IOException if it is not; what it tells must not be done then
     */
    public synchronized void append(Entry entry) throws IOException {
        write(List.of(entry));
        compact();
    }

    /**
     * Appends those of the series that the game day has not told of before.
     *
     * @throws IOException if they are not on disk; none of them may be written then
     */
    public synchronized void wrote(String day, List<Labels> series) throws IOException {
        List<Labels> news = ledger.news(day, series);
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < news.size(); i += SERIES_PER_LINE) {
            entries.add(new Entry.Wrote(day, news.subList(i, Math.min(news.size(), i + SERIES_PER_LINE))));
        }
        write(entries);
    }

    private void write(List<Entry> entries) throws IOException {
        long before = channel.position();
        try {
            for (Entry entry : entries) {
                ByteBuffer line = ByteBuffer.wrap(Line.of(entry));
                while (line.hasRemaining()) {
                    channel.write(line);
                }
            }
            channel.force(false);
        } catch (IOException failed) {
            channel.truncate(before);
            throw failed;
        }
        entries.forEach(ledger::add);
    }

    /** What has begun and not ended. */
    public synchronized List<Debt> debts() {
        return ledger.debts();
    }

    private void compact() throws IOException {
        if (ledger.isSettled() && channel.position() > COMPACT_BEYOND) {
            channel.truncate(0);
            channel.force(true);
        }
    }

    /** Lets go of the file. */
    @Override
    public synchronized void close() throws IOException {
        try (hold) {
            channel.close();
        }
    }
}
