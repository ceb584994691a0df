package dev.tenfold.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tenfold.verdict.Event;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlarmTest {

    @ParameterizedTest(name = "fires at {0}, pages at {1}, ends at {2}: {3}")
    @CsvSource(textBlock = """
            # fires,  pages, ends,    paged at, over at, times
            60,       90,    120,     1:30,     2:00,    1
            60,       ,      120,     never,    2:00,    1
            60,       90,    ,        1:30,     not yet, 1
            60 300,   90,    120,     1:30,     not yet, 2
            60 300,   90,    120 360, 1:30,     6:00,    2
            60 61,    91,    120 130, 1:31,     2:10,    2
            """)
    void isToldByItsFirstTimeAndItsLastEnd(
            String fires, String pages, String ends, String paged, String over, String times) {
        List<Event> events = new ArrayList<>();
        add(events, Event.Kind.ALERT, fires);
        add(events, Event.Kind.PAGE, pages);
        add(events, Event.Kind.ALERT_END, ends);
        List<Alarm> alarms = Alarm.of(events);
        assertEquals(1, alarms.size());
        assertEquals(List.of("Slow", "1:00", paged, over, times), alarms.get(0).cells());
    }

    private static void add(List<Event> events, Event.Kind kind, String moments) {
        if (moments != null) {
            Arrays.stream(moments.split(" "))
                    .map(at -> new Event(Double.parseDouble(at), kind, "", "", 0, 0, "Slow", "", "", List.of()))
                    .forEach(events::add);
        }
    }
}
