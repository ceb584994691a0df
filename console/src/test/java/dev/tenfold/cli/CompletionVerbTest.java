package dev.tenfold.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shells themselves finish what is typed. */
class CompletionVerbTest {
    /** One verb of each kind. */
    private record Example(String name, String operand, List<Option> options) implements Verb {
        @Override
        public Usage usage() {
            return new Usage(
                    name, "It's an example: of [one]", List.of(), operand, options, List.of("./tenfold " + name));
        }

        @Override
        public Exit run(Given given, Terminal terminal) {
            return Exit.HELD;
        }
    }

    private static final List<Verb> VERBS = List.of(
            new Example(
                    "run",
                    "SCENARIO",
                    List.of(
                            Option.OUT,
                            Option.SEED,
                            Option.SET,
                            Option.QUIET,
                            Option.value("--baseline", "FILE", "Don't fail at what is known: in [this]. Second."),
                            Option.format(Format.TEXT, Format.JSON, Format.JUNIT))),
            new Example("serve", "", List.of(Option.value("--work", "timed|cpu", "How."))),
            new Example("shells", "bash|zsh|fish", List.of()));

    @TempDir
    private Path temporary;

    private Path scripts;
    private Path work;

    @BeforeEach
    void writeScripts() throws IOException {
        scripts = temporary.resolve("scripts");
        work = Files.createDirectories(temporary.resolve("work"));
        assertEquals(Exit.HELD, run(VERBS, "completion", "--out", scripts.toString(), "bash", "zsh", "fish"));
        Files.createDirectories(work.resolve("scenarios"));
        Files.createDirectories(work.resolve("two words"));
        Files.writeString(work.resolve("spike.yaml"), "");
    }

    private static Exit run(List<Verb> verbs, String... words) {
        return run(verbs, new StringWriter(), new StringWriter(), words);
    }

    private static Exit run(List<Verb> verbs, StringWriter out, StringWriter err, String... words) {
        Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(err), false, false, 100);
        List<Verb> all = Stream.concat(Stream.of(new CompletionVerb(() -> verbs)), verbs.stream())
                .toList();
        return new Commands(all, terminal, false).run(words);
    }

    private List<String> shell(String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .directory(work.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(20, TimeUnit.SECONDS), out);
        assertEquals(0, process.exitValue(), out);
        return out.lines().filter(line -> !line.isEmpty()).toList();
    }

    private static void need(String program) {
        boolean installed = Stream.of("/bin/", "/usr/bin/").anyMatch(bin -> Files.isExecutable(Path.of(bin + program)));
        Assumptions.assumeTrue(installed, program + " is not installed");
    }

    @ParameterizedTest(name = "{0}_ -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
            ''                        | run,serve,shells,help,--help,--version
            s                         | serve,shells
            run, --s                  | --seed,--set
            run, -                    | --out,--seed,--set,-q,--quiet,--baseline,--format,-h,--help
            run, --format, ''         | text,json,junit
            run, --format, j          | json,junit
            run, --format, =          | text,json,junit
            run, --format, =, te      | text
            run, --out, ''            | scenarios,two words
            run, --baseline, s        | scenarios,spike.yaml
            run, --seed, ''           |
            run, --quiet, sp          | spike.yaml
            run, ''                   | scenarios,two words,spike.yaml
            serve, ''                 |
            serve, --work, ''         | timed,cpu
            shells, ''                | bash,zsh,fish
            help, se                  | serve
            nonsense, ''              |
            """)
    void bashFinishesWhatIsTyped(String typed, String finished) throws Exception {
        need("bash");
        List<String> words = new ArrayList<>(List.of("tenfold"));
        for (String word : typed.split(", *", -1)) words.add(word.equals("''") ? "" : word);
        String quoted = String.join(" ", words.stream().map(Completion::quoted).toList());
        List<String> offered = shell(
                "bash",
                "--norc",
                "-c",
                ". " + Completion.quoted(scripts.resolve("tenfold.bash").toString()) + "; COMP_WORDS=(" + quoted
                        + "); COMP_CWORD=" + (words.size() - 1) + "; _tenfold; printf '%s\\n' \"${COMPREPLY[@]}\"");
        List<String> expected = finished == null ? List.of() : List.of(finished.split(","));
        assertEquals(new TreeSet<>(expected), new TreeSet<>(offered));
    }

    @ParameterizedTest(name = "{0}_ -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
            tenfold s             | serve,shells
            tenfold run --s       | --seed,--set
            tenfold run --format= | --format=text,--format=json,--format=junit
            tenfold run --out sc  | scenarios/
            tenfold run sp        | spike.yaml
            tenfold shells f      | fish
            """)
    void fishFinishesWhatIsTyped(String typed, String finished) throws Exception {
        need("fish");
        List<String> offered = shell(
                "fish",
                "--no-config",
                "-c",
                "source " + Completion.quoted(scripts.resolve("tenfold.fish").toString()) + "; complete -C "
                        + Completion.quoted(typed));
        List<String> names = offered.stream().map(line -> line.split("\t")[0]).toList();
        assertEquals(new TreeSet<>(List.of(finished.split(","))), new TreeSet<>(names));
    }

    /** Zsh finishes in a terminal only: it gets one, and shows what it would list. */
    @ParameterizedTest(name = "{0}_ -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
            tenfold se               | serve
            tenfold run --ba         | --baseline
            tenfold run --format te  | text
            tenfold run sp           | spike.yaml
            tenfold shells f         | fish
            """)
    void zshFinishesWhatIsTyped(String typed, String finished) throws Exception {
        need("zsh");
        String script = """
                zmodload zsh/zpty
                zpty z zsh -f -i
                zpty -w z "PS1=; fpath=($1 \\$fpath); autoload -Uz compinit; compinit -u -D; echo READY"
                zpty -r z answer '*READY*READY*'
                zpty -w -n z "$2"$'\\t'
                zpty -w -n z $'\\001echo "<\\005>"\\n'
                zpty -r z answer '*>"*<*>*'
                print -r -- "$answer"
                zpty -d z
                """;
        String answer = String.join("\n", shell("zsh", "-f", "-c", script, "zsh", scripts.toString(), typed.strip()));
        String whole = typed.strip().substring(0, typed.strip().lastIndexOf(' ') + 1) + finished;
        assertTrue(answer.contains("<" + whole), answer);
    }

    @Test
    void everyVerbIsKnownToEveryShell() throws IOException {
        Path folder = temporary.resolve("all");
        run(Main.verbs(), "completion", "--out", folder.toString(), "bash", "zsh", "fish");
        for (String file : List.of("tenfold.bash", "_tenfold", "tenfold.fish")) {
            String script = Files.readString(folder.resolve(file));
            for (Verb verb : Main.verbs()) {
                String name = verb.usage().name();
                assertTrue(script.contains(name + ")") || script.contains("-a " + name + " "), file + ": " + name);
            }
        }
    }

    @Test
    void anUnknownShellIsRefusedAndNothingIsWritten() {
        StringWriter err = new StringWriter();
        Path folder = temporary.resolve("none");
        assertEquals(
                Exit.BAD_INPUT,
                run(VERBS, new StringWriter(), err, "completion", "--out", folder.toString(), "bash", "tcsh"));
        assertEquals("completion knows bash, zsh and fish, was tcsh\n", err.toString());
        assertTrue(Files.notExists(folder));
    }

    @Test
    void severalScriptsNeedADirectory() {
        StringWriter err = new StringWriter();
        assertEquals(Exit.BAD_INPUT, run(VERBS, new StringWriter(), err, "completion", "bash", "zsh"));
        assertEquals("completion prints one script; --out DIR takes several\n", err.toString());
    }
}
