import io.hyperfoil.api.config.Benchmark;
import io.hyperfoil.api.config.BenchmarkData;
import io.hyperfoil.core.impl.LocalSimulationRunner;
import io.hyperfoil.core.parser.BenchmarkParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Reads a benchmark with Hyperfoil's own reader; with a second argument it runs it too. */
public final class Reads {
    private Reads() {}

    public static void main(String[] args) throws Exception {
        Benchmark benchmark = BenchmarkParser.instance()
                .buildBenchmark(
                        BenchmarkParser.instance().createSource(Files.readString(Path.of(args[0])), BenchmarkData.EMPTY),
                        Map.of());
        benchmark.phases().forEach(phase -> System.out.println("phase " + phase.name() + " " + phase.description() + " start " + phase.startTime() + " duration " + phase.duration() + " max " + phase.maxDuration()));
        if (args.length > 1) {
            new LocalSimulationRunner(benchmark).run();
        }
        System.exit(0);
    }
}
