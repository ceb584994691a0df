package dev.tenfold.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LabelsTest {
    private final Labels labels = Labels.of("pod", "a", "__name__", "up", "job", "web");

    @Test
    void orderDoesNotMatter() {
        assertEquals(labels, Labels.of("__name__", "up", "job", "web", "pod", "a"));
        assertEquals(
                labels.hashCode(),
                Labels.of("job", "web", "pod", "a", "__name__", "up").hashCode());
    }

    @Test
    void anEmptyValueIsNoLabel() {
        assertEquals(Labels.of("a", "1"), Labels.of("a", "1", "b", ""));
        assertEquals("", labels.get("nowhere"));
        assertEquals(Labels.of("a", "1"), Labels.of("a", "1", "b", "2").with("b", ""));
    }

    @Test
    void aLabelIsSetInItsPlace() {
        assertEquals(
                "up{job=\"web\", le=\"1\", pod=\"a\"}", labels.with("le", "1").toString());
        assertEquals("up{job=\"api\", pod=\"a\"}", labels.with("job", "api").toString());
        assertEquals(
                "up{job=\"web\", pod=\"a\", zone=\"b\"}",
                labels.with("zone", "b").toString());
    }

    @Test
    void someAreSetAtOnce() {
        Map<String, String> more = new LinkedHashMap<>();
        more.put("zone", "b");
        more.put("job", "api");
        more.put("pod", "");
        more.put("nowhere", "");
        more.put("a", "first");
        assertEquals(Labels.of("__name__", "up", "a", "first", "job", "api", "zone", "b"), labels.with(more));
        assertEquals(Labels.of("zone", "b"), Labels.EMPTY.with(Map.of("zone", "b")));
        assertSame(Labels.EMPTY, Labels.of("a", "1").with(Map.of("a", "")));
    }

    @Test
    void labelsAreKeptAndDropped() {
        assertEquals(Labels.of("job", "web"), labels.keep(List.of("job", "nowhere")));
        assertEquals(Labels.of("job", "web"), labels.without(List.of("pod", "__name__")));
        assertEquals(Labels.of("job", "web", "pod", "a"), labels.withoutName());
        assertSame(labels, labels.without(List.of("nowhere")), "nothing to drop, nothing to copy");
    }

    @Test
    void printsAsPromqlSpellsIt() {
        assertEquals("{}", Labels.EMPTY.toString());
        assertEquals("up", Labels.of("__name__", "up").toString());
        assertEquals("{a=\"say \\\"x\\\"\\n\"}", Labels.of("a", "say \"x\"\n").toString());
    }

    @Test
    void aNameMustNotStandTwice() {
        assertThrows(IllegalArgumentException.class, () -> Labels.of("a", "1", "a", "2"));
        assertThrows(IllegalArgumentException.class, () -> Labels.of("a"));
    }
}
