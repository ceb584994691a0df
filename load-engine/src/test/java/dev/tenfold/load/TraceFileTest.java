package dev.tenfold.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tenfold.load.Profile.Piece;
import dev.tenfold.load.TraceFile.BadTrace;
import dev.tenfold.load.TraceFile.Values;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraceFileTest {
    private static final long SECOND = 1_000_000_000L;

    private static List<Piece> read(Values values, String column, String... lines) throws BadTrace {
        return TraceFile.read(List.of(lines), column, Optional.of(values)).pieces();
    }

    @Test
    void countsBecomeRatesOverTheTimeToTheNextRow() throws BadTrace {
        assertEquals(
                List.of(new Piece(2, 2, 10 * SECOND), new Piece(3, 3, 20 * SECOND), new Piece(4, 4, 20 * SECOND)),
                read(Values.COUNT, "", "time,requests", "100,20", "110,60", "130,80"),
                "20 in 10 s, 60 in 20 s, 80 in as long as the row before");
    }

    @Test
    void levelsStayWhatTheyAre() throws BadTrace {
        assertEquals(List.of(new Piece(20, 60, SECOND / 2)), read(Values.LEVEL, "", "time,users", "0,20", "0.5,60"));
    }

    @Test
    void countersBecomeWhatTheyRiseByAndMayBeginAnew() throws BadTrace {
        assertEquals(
                List.of(new Piece(2, 2, 10 * SECOND), new Piece(0.5, 0.5, 10 * SECOND)),
                read(Values.COUNTER, "", "time,n", "0,1000", "10,1020", "20,5"),
                "20 in 10 s, then 5 since the process began anew");
    }

    @Test
    void aColumnCalledTotalIsACounter() throws BadTrace {
        assertEquals(
                List.of(new Piece(2, 2, 10 * SECOND)),
                TraceFile.read(List.of("time,requests_total", "0,1000", "10,1020"), "", Optional.empty())
                        .pieces());
    }

    @Test
    void timesMayBeDatesWithAnOffset() throws BadTrace {
        assertEquals(
                List.of(new Piece(1, 2, 90 * SECOND)),
                read(Values.LEVEL, "", "t,n", "2026-01-31T12:00:00Z,1", "2026-01-31T13:01:30+01:00,2"));
    }

    @Test
    void takesTheColumnThatIsNamedAndPassesOverEmptyLines() throws BadTrace {
        assertEquals(
                List.of(new Piece(5, 6, SECOND)),
                read(Values.LEVEL, "users", "time, requests , users", "0,1, 5 ", "", "1,2,6", ""));
    }

    @ParameterizedTest(name = "{0} is wrong in line {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            # lines, split at semicolons | line | rule
            '' | 1 | must begin with a header line such as time,requests
            time | 1 | must name at least two columns, was time
            time,n;0,1 | 2 | must hold at least two rows below its header, was 1
            time,n;0,1;0,2 | 3 | must be later than the row before, was 0
            time,n;5,1;4,2 | 3 | must be later than the row before, was 4
            time,n;0,1;;9,-2 | 4 | must hold a number >= 0, was -2
            time,n;0,1;9, | 3 | must hold a number >= 0, was nothing
            time,n;0,NaN;9,1 | 2 | must hold a number >= 0, was NaN
            time,n;0,1e300;9,1 | 2 | must hold a number >= 0, was 1e300
            time,n;0;9,1 | 2 | must have 2 columns, was 1
            time,n;noon,1;9,1 | 2 | must begin with seconds or a time such as 2026-01-31T12:00:00Z, was noon
            time,n;1e12,1;9,1 | 2 | must begin with seconds below 1000000000, was 1e12
            time,n;2026-01-31T12:00:00,1;9,1 | 2 | must begin with seconds or a time such as 2026-01-31T12:00:00Z, was 2026-01-31T12:00:00
            """)
    void namesTheLineThatIsWrong(String lines, int line, String rule) {
        BadTrace bad = assertThrows(BadTrace.class, () -> read(Values.COUNT, "", lines.split(";", -1)));
        assertEquals(line + ": " + rule, bad.line() + ": " + bad.getMessage());
    }

    @Test
    void namesTheColumnThatIsMissing() {
        BadTrace bad = assertThrows(BadTrace.class, () -> read(Values.COUNT, "users", "time,n", "0,1", "1,2"));
        assertEquals("must name the column users, was time,n", bad.getMessage());
    }
}
