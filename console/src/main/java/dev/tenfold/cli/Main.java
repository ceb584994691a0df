package dev.tenfold.cli;

import java.util.List;

/** Where the process starts, and the list of everything it can do. */
public final class Main {
    private Main() {}

    /**
     * Runs one command and ends the process with its {@link Exit} code.
     *
     * @param args a verb, its options and its files
     */
    public static void main(String[] args) {
        StandardOutput out = StandardOutput.ofProcess();
        Terminal terminal = Terminal.of(out, System.err, System.getenv(), System.getProperties());
        boolean debug = System.getenv().getOrDefault("TENFOLD_DEBUG", "").equals("1");
        Exit exit = new Commands(verbs(), terminal, debug).run(args);
        if (out.failure().isPresent()) {
            System.err.println("standard output: " + out.failure().get());
            exit = exit.or(Exit.BAD_INPUT);
        }
        System.exit(exit.code());
    }

    /** Every verb, in the order of help: what one does first comes first. */
    static List<Verb> verbs() {
        return List.of(
                new RunVerb(),
                new CheckVerb(),
                new ProbeVerb(),
                new SweepVerb(),
                new ExplainVerb(),
                new ServeVerb(),
                new TuneVerb(),
                new PlanVerb(),
                new ImportVerb(),
                new LoadVerb(),
                new MaxTpsVerb(),
                new InjectVerb(),
                new OverlayVerb(),
                new ReplayVerb(),
                new MockVerb(),
                new ConfirmVerb(),
                new ExportVerb(),
                new DriveVerb(),
                new ConformanceVerb(),
                new CompletionVerb(Main::verbs));
    }
}
