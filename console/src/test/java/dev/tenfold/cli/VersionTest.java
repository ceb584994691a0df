package dev.tenfold.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionTest {
    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            4b4d68a1b2c3 false                    | commit 4b4d68a1b2c3
            4b4d68a1b2c3 true                     | commit 4b4d68a1b2c3 and changes
            4b4d68a1b2c3 ${git.dirty}             | commit 4b4d68a1b2c3
            ${git.commit.id.abbrev} ${git.dirty}  | none
            ''                                    | none
            """)
    void theCommitIsToldWhereTheBuildKnewIt(String written, String told) {
        assertEquals(told, Version.spelled(written).orElse(null));
    }
}
