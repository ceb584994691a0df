package dev.tenfold.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordReaderTest {
    static final String WHOLE = """
            name: Sunset
            seed: 12
            open: off
            wash-time: 2m30s
            hourly-price: 3.5
            rent: by-hour
            bays:
              left:
                least: 0
                most: 4
                lift: {tonnes-lifted: 2, up-time: 10s}
                capacity: 3 cars
              right: {most: 1}
            mishaps:
              - kind: flat-tyre
                wheel: 2
                from: 5m
              - kind: engine-fire
            plan:
              - hold:
              - crowd-comes: {to: 9 cars, over: 250ms}
            """;

    private static final String KEYS = "name, seed, open, wash-time, hourly-price, rent, bays, mishaps, plan";
    private static final String RANGE = "between -9223372036854775808 and 9223372036854775807";

    @Test
    void bindsEveryKindOfComponent() {
        Garage.Lift strong = new Garage.Lift(2, Duration.ofSeconds(10));
        Garage.Lift usual = new Garage.Lift(0.5, Duration.ofSeconds(30));
        Garage expected = new Garage(
                "Sunset",
                12,
                false,
                Duration.ofSeconds(150),
                Optional.of(3.5),
                Garage.Rent.BY_HOUR,
                Map.of(
                        "left", new Garage.Bay(0, 4, strong, Optional.of(new Garage.Cars(3))),
                        "right", new Garage.Bay(1, 1, usual, Optional.empty())),
                List.of(new Garage.FlatTyre(2, Duration.ofMinutes(5)), new Garage.EngineFire()),
                List.of(
                        new Garage.Hold(Duration.ofHours(1)),
                        new Garage.CrowdComes(new Garage.Cars(9), Duration.ofMillis(250))));
        assertEquals(expected, read(WHOLE, new Problems()).value().orElseThrow());
    }

    @Test
    void saysWhatWasLeftOut() {
        List<String> defaulted = read("name: a\nbays: {b: {most: 2}}\n", new Problems()).defaulted().stream()
                .map(value -> value.path() + " = " + value.value())
                .toList();
        assertEquals(
                List.of(
                        "seed = 7",
                        "open = yes",
                        "wash-time = 90s",
                        "rent = by-day",
                        "bays.b.least = 1",
                        "bays.b.lift.tonnes-lifted = 0.5",
                        "bays.b.lift.up-time = 30s",
                        "mishaps = []",
                        "plan = []"),
                defaulted);
    }

    @Test
    void knowsWhereEachPathStands() {
        Bound<Garage> bound = read(WHOLE, new Problems());
        assertEquals(10, bound.place("bays.left.most").line());
        assertEquals(8, bound.place("bays.left").line());
        assertEquals(18, bound.place("mishaps[1]").line());
        assertEquals(
                18, bound.place("mishaps[1].anything").line(), "what was left out stands where its surroundings do");
        assertEquals(1, bound.place("nothing").line());
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = ';', textBlock = """
        2 ; seed: many                      ; seed must be a whole number, was many
        2 ; seed: "12"                      ; seed must be a whole number, was "12" / 12 without quotes?
        2 ; seed: 1e3                       ; seed must be a whole number, was 1e3
        2 ; seed: 99999999999999999999      ; seed must be RANGE, was 99999999999999999999
        2 ; seed:                           ; seed must be a whole number, was nothing
        2 ; seed: [1]                       ; seed must be a whole number, was a list
        2 ; seed: !Ref Seed                 ; seed must be a whole number, was !Ref Seed
        2 ; sed: 7                          ; sed is not known here: KEYS / `seed`?
        2 ; washTime: 7s                    ; washTime is not known here: KEYS / `wash-time`?
        1 ; name: 12                        ; name must be text, was 12 / "12"?
        1 ; hourly-price: 3                 ; name is missing: it must be text
        3 ; open: maybe                     ; open must be true or false, was maybe
        3 ; open: "true"                    ; open must be true or false, was "true" / `true`?
        4 ; wash-time: 90                   ; wash-time must be a duration such as 90s, was 90 / `90s`?
        4 ; wash-time: 0                    ; wash-time must be a duration such as 90s, was 0 / `0s`?
        4 ; wash-time: 5 min                ; wash-time must be a duration such as 90s, was 5 min / `5m`?
        4 ; wash-time: -5s                  ; wash-time must be a duration such as 90s, was -5s
        4 ; wash-time: 9999999d             ; wash-time must be a duration of less than 292 years, was 9999999d
        5 ; rent: by-week                   ; rent must be one of by-hour, by-day, was by-week
        5 ; rent: BY_DAY                    ; rent must be one of by-hour, by-day, was BY_DAY / `by-day`?
        6 ; bays: 3                         ; bays must be a mapping of names, was 3
        6 ; bays: {b: 3}                    ; bays.b must be a mapping with least, most, lift, capacity, was 3
        6 ; bays: {b: }                     ; bays.b.most is missing: it must be a whole number
        6 ; bays: {b.c: {}}                 ; bays["b.c"].most is missing: it must be a whole number
        6 ; bays: {b: {most: 0}}            ; bays.b.most must be >= least, was 0
        6 ; bays: {b: {most: 2, least: -1}} ; bays.b.least must be >= 0, was -1
        6 ; bays: {b: {most: 2, capacity: 3}} ; bays.b.capacity must be a number of cars such as 3 cars, was 3
        6 ; bays: {b: {most: "${MOST}"}} \
            ; is an unrendered template (${MOST} at line 6): fill it in first, e.g. envsubst < FILE | ./tenfold check -
        7 ; mishaps: {kind: flat-tyre}      ; mishaps must be a list, was a mapping / a `- ` before each item?
        7 ; mishaps: [{kind: flat-tire}] \
            ; mishaps[0].kind must be one of flat-tyre, engine-fire, was flat-tire / `flat-tyre`?
        7 ; mishaps: [{wheel: 1}]           ; mishaps[0].kind is missing: it must be one of flat-tyre, engine-fire
        7 ; mishaps: [{kind: flat-tyre, wheel: 0}] ; mishaps[0].wheel must be >= 1, was 0
        7 ; mishaps: [{kind: engine-fire, wheel: 0}] ; mishaps[0].wheel is not known here: the keys are kind
        8 ; plan: [{hold: , crowd-comes: }] \
            ; plan[0] must be a mapping with one key of hold, crowd-comes, was hold, crowd-comes
        8 ; plan: [{hodl: }]                ; plan[0].hodl is not known here: the keys are hold, crowd-comes / `hold`?
        8 ; plan: [hold]                    ; plan[0] must be a mapping with one key of hold, crowd-comes, was hold
        8 ; plan: [{hold: {length: 1}}]     ; plan[0].hold.length must be a duration such as 90s, was 1 / `1s`?
        """)
    void saysWhatIsWrongAndWhere(int line, String replacement, String complaint) {
        List<String> lines = new ArrayList<>("""
                name: a
                seed: 7
                open: true
                wash-time: 1s
                rent: by-day
                bays: {b: {most: 2}}
                mishaps: []
                plan: []
                """.lines().toList());
        lines.set(line - 1, replacement);
        Problems problems = new Problems();
        read(String.join("\n", lines), problems);
        String said = String.join("", problems.lines()).replace("  Maybe ", " / ");
        String expected = complaint.replace("KEYS", "the keys are " + KEYS).replace("RANGE", RANGE);
        assertEquals("f.yaml:" + (expected.startsWith("name is missing") ? 1 : line) + ": " + expected, said);
    }

    @Test
    void saysEverythingAtOnceInTheOrderOfTheFile() {
        Problems problems = new Problems();
        read("""
                bays:
                  b:
                    most: -3
                    least: -1
                    lift:
                      up-time: 0s
                      tonnes-lifted: -2
                seed: x
                colour: red
                """, problems);
        assertEquals(
                List.of(
                        "f.yaml:1: name is missing: it must be text",
                        "f.yaml:3: bays.b.most must be >= least, was -3",
                        "f.yaml:4: bays.b.least must be >= 0, was -1",
                        "f.yaml:6: bays.b.lift.up-time must be > 0s, was 0s",
                        "f.yaml:7: bays.b.lift.tonnes-lifted must be > 0, was -2",
                        "f.yaml:8: seed must be a whole number, was x",
                        "f.yaml:9: colour is not known here: the keys are " + KEYS),
                problems.lines());
    }

    @Test
    void blamesNoComponentForWhatItIsComparedWith() {
        Problems problems = new Problems();
        read("name: a\nbays: {b: {most: 0, least: -1}}\n", problems);
        assertEquals(
                List.of("f.yaml:2: bays.b.least must be >= 0, was -1"), problems.lines(), "0 is fine if least is 0");
    }

    @Test
    void badInputCarriesTheLinesToPrint() {
        Problems problems = new Problems();
        read("name: a\nseed: x\nbays: {}\n", problems);
        BadInput bad = org.junit.jupiter.api.Assertions.assertThrows(BadInput.class, problems::throwIfAny);
        assertEquals("f.yaml:2: seed must be a whole number, was x", bad.getMessage());
        assertEquals(1, bad.problems().size());
    }

    static Bound<Garage> read(String text, Problems problems) {
        return RecordReader.read(
                Garage.class, Documents.read("f.yaml", text, problems).get(0), problems);
    }
}
