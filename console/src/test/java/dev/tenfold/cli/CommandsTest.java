package dev.tenfold.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CommandsTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** Ends as its first operand says. */
    private record Example() implements Verb {
        @Override
        public Usage usage() {
            return new Usage(
                    "example",
                    "Do as told",
                    List.of("A verb for tests."),
                    "ENDING",
                    List.of(Option.OUT, Option.SEED, Option.SET, Option.QUIET, Option.format(Format.TEXT, Format.JSON)),
                    List.of("./tenfold example held"));
        }

        @Override
        public Exit run(Given given, Terminal terminal) throws Misuse {
            terminal.out()
                    .print(given.operands() + " seed "
                            + given.number(Option.SEED).orElse(42) + " set " + given.values(Option.SET) + " "
                            + given.format(Format.TEXT, Format.JSON));
            switch (given.operands().get(0)) {
                case "misuse":
                    throw new Misuse("ENDING must be held");
                case "fault":
                    throw new IllegalStateException("the books do not balance");
                case "memory":
                    throw new OutOfMemoryError("Java heap space");
                default:
                    return given.operands().get(0).equals("failed") ? Exit.FAILED : Exit.HELD;
            }
        }
    }

    private Exit run(boolean debug, String... words) {
        Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(err), false, false, 100);
        return new Commands(List.of(new Example()), terminal, debug).run(words);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"held, 0", "failed, 1", "misuse, 2", "fault, 70", "memory, 70"})
    void endsWithTheCodeOfWhatHappened(String ending, int code) {
        assertEquals(code, run(false, "example", ending).code());
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("example --sed 1 held", "unknown option --sed"),
                Arguments.of("example --sed 1 held", "Maybe --seed?"),
                Arguments.of("example held --formt=json", "Maybe --format?"),
                Arguments.of("example", "example needs at least one ENDING"),
                Arguments.of("example held --seed", "--seed needs a value: --seed N"),
                Arguments.of("example held --seed --quiet", "--seed needs a value: --seed N"),
                Arguments.of("example held --seed x1", "--seed must be a whole number, was x1"),
                Arguments.of("example held --seed 1 --seed 2", "--seed is given twice: 1 and 2"),
                Arguments.of("example held --quiet=yes", "--quiet takes no value, was yes"),
                Arguments.of("example held --format xml", "--format must be one of text, json, was xml"),
                Arguments.of("example", "Such as ./tenfold example held"),
                Arguments.of("exmaple held", "Maybe ./tenfold example?"),
                Arguments.of("version", "Maybe ./tenfold --version?"),
                Arguments.of("--verison", "Maybe ./tenfold --version?"),
                Arguments.of("--quiet example held", "unknown option --quiet; options of a verb stand after it"),
                Arguments.of("help exampel", "unknown verb exampel; known are example"));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @MethodSource("mistakes")
    void aMistakeIsToldOnStandardErrorWithAGuess(String words, String complaint) {
        assertEquals(Exit.BAD_INPUT, run(false, words.split(" ")));
        assertTrue(err.toString().lines().anyMatch(complaint::equals), err::toString);
        assertEquals("", out.toString().replaceFirst("\\[.*", ""), "nothing but what the verb itself printed");
    }

    @Test
    void allMistakesAreToldAtOnce() {
        run(false, "example", "--sed", "--quiet=1", "--out");
        List<String> lines = err.toString().lines().toList();
        assertEquals(
                List.of(
                        "unknown option --sed",
                        "Maybe --seed?",
                        "--quiet takes no value, was 1",
                        "--out needs a value: --out DIR",
                        "example needs at least one ENDING"),
                lines.subList(0, 5));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            example held --seed 7 --set a=1 --set b.c=2 | [held] seed 7 set [a=1, b.c=2] text
            example --seed=7 --set=a=1 held more        | [held, more] seed 7 set [a=1] text
            example --seed -7 -- --quiet -              | [--quiet, -] seed -7 set [] text
            example - --format json -q                  | [-] seed 42 set [] json
            """)
    void wordsAreReadInAnyOrder(String words, String understood) {
        assertEquals(Exit.HELD, run(false, words.split(" ")));
        assertEquals(understood, out.toString());
    }

    @Test
    void aFaultOfTenfoldShowsItsTraceOnlyWhenAsked() {
        run(false, "example", "fault");
        assertTrue(err.toString().startsWith("tenfold: internal error: java.lang.IllegalStateException: the books"));
        assertTrue(err.toString().contains("TENFOLD_DEBUG=1"));
        assertFalse(err.toString().contains("\tat "));
        run(true, "example", "fault");
        assertTrue(err.toString().contains("\tat dev.tenfold.cli.CommandsTest"));
    }

    @Test
    void nothingTypedIsAMistakeThatShowsHelp() {
        assertEquals(Exit.BAD_INPUT, run(false));
        assertTrue(err.toString().contains("example ENDING..."));
        assertTrue(err.toString().contains("Try first\n  ./tenfold example held\n"), err::toString);
    }

    @ParameterizedTest
    @CsvSource({"--help", "-h", "help"})
    void helpListsEveryVerbAndExitCode(String word) {
        assertEquals(Exit.HELD, run(false, word));
        assertEquals("""
                Tenfold rehearses how a system scales before traffic does it.

                Try first
                  ./tenfold example held

                Usage
                  ./tenfold VERB [OPTION]... FILE...

                Verbs
                  example ENDING...   Do as told

                Options
                  -h, --help      Show this help.
                  -V, --version   Show the version, and the Java in use.

                Exit codes
                  0    everything held
                  1    an expectation failed
                  2    wrong options or input; nothing was judged
                  70   a fault in Tenfold itself

                More
                  ./tenfold VERB --help tells all about a verb.
                """, out.toString().replace(System.lineSeparator(), "\n"));
    }

    @ParameterizedTest
    @CsvSource({"example --help", "example held --sed -h", "help example"})
    void helpOnAVerbNamesItsOptionsAndExamples(String words) {
        assertEquals(Exit.HELD, run(false, words.split(" ")));
        assertTrue(out.toString().contains("--seed N           Seed of every random stream"), out::toString);
        assertTrue(out.toString().contains("--format FORMAT    Print text, json (default: text)."), out::toString);
        assertTrue(out.toString().contains("  ./tenfold example held"), out::toString);
        assertTrue(out.toString().lines().allMatch(line -> line.length() <= 100), out::toString);
    }

    @Test
    void theVersionIsTheBuilds() {
        assertEquals(Exit.HELD, run(false, "--version"));
        assertTrue(out.toString().matches("(?s)tenfold \\d+\\.\\d+\\.\\d+.*Java .*"), out::toString);
    }
}
