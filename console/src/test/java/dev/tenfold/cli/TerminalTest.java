package dev.tenfold.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {
    @ParameterizedTest(name = "terminals {0}, TERM {1}, NO_COLOR {2} -> colour {3}, live {4}: {5}")
    @CsvSource(textBlock = """
            12, xterm, '', true,  true,  a person looks at both
            1,  xterm, '', true,  false, complaints go to a file
            2,  xterm, '', false, true,  results go to a pipe
            '', xterm, '', false, false, nobody looks
            12, dumb,  '', false, false, an editor's shell
            12, ,      '', false, false, no terminal is known
            12, xterm, 1,  false, true,  colour is not wanted but a bar is no colour
            """)
    void colourAndBarsAreForPeople(
            String terminals, String term, String noColour, boolean colour, boolean live, String because) {
        Map<String, String> environment = new HashMap<>(Map.of("NO_COLOR", noColour));
        if (term != null) environment.put("TERM", term);
        Terminal terminal = Terminal.of(
                new ByteArrayOutputStream(),
                new ByteArrayOutputStream(),
                environment,
                Map.of("tenfold.terminals", terminals));
        assertEquals(colour, terminal.colour(), because);
        assertEquals(live, terminal.live(), because);
    }

    @ParameterizedTest(name = "{0} columns on {1} -> {2}")
    @CsvSource({"132, 1, 132", "20, 1, 40", "0, 1, 100", "'', 1, 100", "wide, 1, 100", "132, 2, 100"})
    void widthIsTheScreensOrThatOfAPipe(String columns, String terminals, int width) {
        Terminal terminal = Terminal.of(
                new ByteArrayOutputStream(),
                new ByteArrayOutputStream(),
                Map.of(),
                Map.of("tenfold.terminals", terminals, "tenfold.columns", columns));
        assertEquals(width, terminal.columns());
    }

    @Test
    void textIsUtf8WhateverTheMachineSays() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Terminal terminal = Terminal.of(out, new ByteArrayOutputStream(), Map.of(), Map.of());
        terminal.out().print("\u2588");
        terminal.out().flush();
        assertEquals("\u2588", out.toString(StandardCharsets.UTF_8));
    }
}
