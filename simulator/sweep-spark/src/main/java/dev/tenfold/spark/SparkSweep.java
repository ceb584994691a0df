package dev.tenfold.spark;

import dev.tenfold.document.BadInput;
import dev.tenfold.trial.Sweep;
import dev.tenfold.trial.SweepFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import scala.Tuple2;

/**
 * A sweep on a Spark cluster: workers do chunks, the driver keeps them in a folder as {@code ./tenfold sweep} does. A
 * chunk of a worker that is lost is done by another one; a driver that is lost does only what is missing when it is
 * started again. The results are the bytes that one process would write.
 */
public final class SparkSweep {
    /** Chunks between two times that the driver writes down what is done, for each worker's core. */
    private static final int ROUNDS = 8;

    private SparkSweep() {}

    /**
     * Sweeps and merges.
     *
     * @return the results
     */
    public static Path run(JavaSparkContext spark, Parcel parcel, Path out) throws BadInput, IOException {
        Sweep sweep = parcel.sweep();
        SweepFolder folder = SweepFolder.open(out, sweep);
        List<Integer> missing = folder.missing(0, 1);
        int round = Math.max(1, ROUNDS * spark.defaultParallelism());
        for (int from = 0; from < missing.size(); from += round) {
            List<Integer> chunks = new ArrayList<>(missing.subList(from, Math.min(missing.size(), from + round)));
            List<Tuple2<Integer, String>> done = spark.parallelize(chunks, chunks.size())
                    .map(chunk -> new Tuple2<>(chunk, parcel.chunk(chunk)))
                    .collect();
            for (Tuple2<Integer, String> chunk : done) {
                folder.put(chunk._1(), chunk._2());
            }
        }
        Files.writeString(out.resolve("summary.csv"), folder.summary().csv());
        return folder.merge();
    }

    /**
     * Runs under {@code spark-submit}.
     *
     * @param arguments the scenario, the folder for results, how many seeds, the version of Tenfold, and then axes
     */
    public static void main(String[] arguments) throws BadInput, IOException {
        if (arguments.length < 4) {
            System.err.println("usage: SparkSweep SCENARIO OUT SEEDS VERSION [PATH=VALUES]...");
            System.exit(2);
        }
        List<String> axes = List.of(arguments).subList(4, arguments.length);
        Parcel parcel = Parcel.of(
                Path.of(arguments[0]), List.of(), axes, Integer.parseInt(arguments[2]), arguments[3]);
        try (JavaSparkContext spark = new JavaSparkContext(new SparkConf().setAppName("tenfold sweep"))) {
            System.out.println(run(spark, parcel, Path.of(arguments[1])));
        }
    }
}
