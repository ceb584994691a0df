package dev.tenfold.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverridesTest {
    private static final String KEYS = "name, seed, open, wash-time, hourly-price, rent, bays, mishaps, plan";

    @Test
    void setsAddsAndReplaces() {
        Problems problems = new Problems();
        Node document =
                Documents.read("f.yaml", RecordReaderTest.WHOLE, problems).get(0);
        Node changed = Overrides.apply(
                document,
                List.of(
                        "seed=99",
                        "name=a=b c",
                        "bays.left.lift.tonnes-lifted=7",
                        "bays[\"new.bay\"].most=5",
                        "mishaps[0].wheel=4",
                        "plan[0]={hold: {length: 3s}}"),
                "--set",
                problems);
        Bound<Garage> bound = RecordReader.read(Garage.class, changed, problems);
        assertEquals(List.of(), problems.lines());
        Garage garage = bound.value().orElseThrow();
        assertEquals(99, garage.seed());
        assertEquals("a=b c", garage.name());
        assertEquals(7, garage.bays().get("left").lift().tonnesLifted());
        assertEquals(5, garage.bays().get("new.bay").most());
        assertEquals(
                new Garage.FlatTyre(4, java.time.Duration.ofMinutes(5)),
                garage.mishaps().get(0));
        assertEquals(
                new Garage.Hold(java.time.Duration.ofSeconds(3)), garage.plan().get(0));
        assertEquals("--set seed=99", bound.place("seed").toString());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        seed             | --set seed: must be path=value, such as seed=7
        =7               | --set =7: must be path=value, such as seed=7
        a..b=7           | --set a..b=7: must have a path such as services.web.replicas or faults[0].factor
        seed.x=7         | --set seed.x=7: seed has nothing inside to set, was 12
        mishaps[9]=7     | --set mishaps[9]=7: mishaps has no item 9: it has 2, counted from 0, was a list
        mishaps.x=7      | --set mishaps.x=7: mishaps is a list: an item is set as [0], was a list
        bays[0]=7        | --set bays[0]=7: bays has nothing inside to set, was a mapping
        seed=many        | --set seed=many: seed must be a whole number, was many
        sede=3           | --set sede=3: sede is not known here: KEYS
        seed=            | --set seed=: seed must be a whole number, was nothing
        """)
    void refusesWhatMakesNoSense(String assignment, String complaint) {
        Problems problems = new Problems();
        Node document =
                Documents.read("f.yaml", RecordReaderTest.WHOLE, problems).get(0);
        RecordReader.read(Garage.class, Overrides.apply(document, List.of(assignment), "--set", problems), problems);
        assertEquals(
                complaint.replace("KEYS", "the keys are " + KEYS),
                problems.lines().get(0));
    }
}
