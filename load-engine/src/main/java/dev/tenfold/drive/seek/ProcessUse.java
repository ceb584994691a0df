package dev.tenfold.drive.seek;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What a process on this machine uses, as Linux tells it: share of the cores it may run on, and of the memory. */
public final class ProcessUse {
    private static final double TICKS_PER_SECOND = 100; // USER_HZ, the same on all of Linux' architectures of today

    private final Path process;
    private double cpuSeconds;
    private long readNanos;

    /**
     * Begins to watch.
     *
     * @param pid of the process
     * @throws IOException if there is no such process, or no {@code /proc}
     */
    public ProcessUse(long pid) throws IOException {
        process = Path.of("/proc", Long.toString(pid));
        cpuSeconds = cpuSeconds();
        readNanos = System.nanoTime();
    }

    /**
     * Shares since the reading before, 0..1.
     *
     * @throws IOException if the process is gone
     */
    public Map<Limit.Kind, Double> read() throws IOException {
        long now = System.nanoTime();
        double cpu = cpuSeconds();
        Map<Limit.Kind, Double> used = new EnumMap<>(Limit.Kind.class);
        used.put(Limit.Kind.CPU, (cpu - cpuSeconds) / (Math.max(1, now - readNanos) / 1e9) / cores());
        used.put(
                Limit.Kind.MEMORY,
                kilobytes(process.resolve("status"), "VmRSS:") / kilobytes(Path.of("/proc/meminfo"), "MemTotal:"));
        cpuSeconds = cpu;
        readNanos = now;
        return used;
    }

    /** Fields 14 and 15 of {@code stat}; the name before them may hold blanks. */
    private double cpuSeconds() throws IOException {
        String stat = Files.readString(process.resolve("stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Double.parseDouble(fields[11]) + Double.parseDouble(fields[12])) / TICKS_PER_SECOND;
    }

    /** How many cores it may run on, such as {@code 0-1,4}. */
    private int cores() throws IOException {
        int cores = 0;
        for (String range :
                field(process.resolve("status"), "Cpus_allowed_list:").split(",")) {
            String[] ends = range.strip().split("-");
            cores += Integer.parseInt(ends[ends.length - 1]) - Integer.parseInt(ends[0]) + 1;
        }
        return Math.max(1, cores);
    }

    private static double kilobytes(Path file, String name) throws IOException {
        return Double.parseDouble(field(file, name).replace("kB", "").strip());
    }

    private static String field(Path file, String name) throws IOException {
        List<String> lines = Files.readAllLines(file);
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()).strip())
                .findFirst()
                .orElseThrow(() -> new IOException(file + " has no " + name));
    }
}
