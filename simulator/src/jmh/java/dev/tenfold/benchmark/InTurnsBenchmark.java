package dev.tenfold.benchmark;

import dev.tenfold.spelling.Figure;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * CPU time of a day in several versions of Tenfold, each with class loaders of its own in one process, run in turns:
 * what disturbs the machine for longer than a second disturbs them alike. Printed is for each version by the first the
 * ratio of the least times, and the median of the ratios of runs side by side. The first quarter of the runs is warm-up.
 *
 * <p>Arguments are the number of runs, and for each version a class path with {@link DayBenchmark} compiled for it.
 */
public final class InTurnsBenchmark {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private InTurnsBenchmark() {}

    /** Prints milliseconds and ratios. */
    public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
        int runs = Integer.parseInt(arguments[0]);
        List<Runnable> versions = new ArrayList<>();
        for (String classPath : Arrays.asList(arguments).subList(1, arguments.length)) {
            versions.add(day(classPath));
        }
        double[][] millis = new double[versions.size()][runs];
        for (int run = 0; run < runs; run++) {
            for (int i = 0; i < versions.size(); i++) {
                int turn = run % 2 == 0 ? i : versions.size() - 1 - i;
                millis[turn][run] = millis(versions.get(turn));
            }
        }
        for (double[] version : millis) {
            print(Arrays.copyOfRange(version, runs / 4, runs), Arrays.copyOfRange(millis[0], runs / 4, runs));
        }
    }

    private static Runnable day(String classPath) throws IOException, ReflectiveOperationException {
        List<URL> urls = new ArrayList<>();
        for (String entry : classPath.split(":")) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        ClassLoader loader = new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
        Class<?> day = loader.loadClass("dev.tenfold.benchmark.DayBenchmark");
        return (Runnable) day.getMethod("five").invoke(null);
    }

    private static double millis(Runnable day) {
        Thread.currentThread().setContextClassLoader(day.getClass().getClassLoader());
        long start = THREADS.getCurrentThreadCpuTime();
        day.run();
        return (THREADS.getCurrentThreadCpuTime() - start) / 1e6;
    }

    private static void print(double[] version, double[] first) {
        double[] ratios = new double[version.length];
        Arrays.setAll(ratios, i -> version[i] / first[i]);
        Arrays.sort(ratios);
        double least = Arrays.stream(version).min().orElseThrow();
        double leastOfFirst = Arrays.stream(first).min().orElseThrow();
        System.out.println("least " + Figure.plain(least, 0) + " ms, " + Figure.plain(least / leastOfFirst, 3)
                + " times; side by side " + Figure.plain(ratios[ratios.length / 2], 3) + " times");
    }
}
