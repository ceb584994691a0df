package dev.tenfold.policy.hcl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.document.Mapping;
import dev.tenfold.document.Node;
import dev.tenfold.document.Problems;
import dev.tenfold.document.Scalar;
import dev.tenfold.document.Sequence;
import dev.tenfold.policy.resource.Unsettled;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HclTest {
    private static final Scope SIZES = (root, name, place) -> root.equals("var") && name.equals("size")
            ? Optional.of(Unsettled.text(place, "4"))
            : root.equals("aws_group") ? Optional.of(Unsettled.reference(place, root + "." + name)) : Optional.empty();

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = ';', textBlock = """
            # expression              ; its value
            12                        ; 12
            1.50                      ; 1.50
            -3                        ; -3
            1 + 2 * 3                 ; 7
            (1 + 2) * 3               ; 9
            10 / 4                    ; 2.5
            7 % 4                     ; 3
            "a\\tb"                   ; a\tb
            "$${x}"                   ; ${x}
            "n-${var.size}"           ; n-4
            var.size * 2              ; 8
            var.size > 3 ? "y" : "n"  ; y
            !true                     ; false
            true || var.unknown       ; true
            null == null              ; true
            min(3, var.size)          ; 3
            max(3, var.size)          ; 4
            format("%s-%d", "a", 2)   ; a-2
            coalesce("", "b")         ; b
            try(var.unknown, 5)       ; 5
            one(aws_group.web[*].id)  ; aws_group.web
            aws_group.web[0].name     ; aws_group.web
            lower("ABC")              ; abc
            [10, 20][1]               ; open: [10, 20][1]
            var.unknown               ; open: var.unknown
            "x-${var.unknown}"        ; open: x-${var.unknown}
            var.unknown + 1           ; open: var.unknown + 1
            [for x in var.y : x]      ; open: [for x in var.y : x]
            """)
    void worksOutWhatTheFileSettles(String expression, String wanted) {
        Scalar value = (Scalar) value("x = " + expression);
        String shown = Unsettled.isOpen(value) ? "open: " + value.text() : value.text();
        assertEquals(wanted, shown);
    }

    @Test
    void keepsListsObjectsBlocksAndHeredocs() {
        Mapping body = body("""
                /* before */
                list = [1, # one
                  2,
                ]
                object = { a = 1, "b" : 2
                  c = 3 }
                text = <<-EOT
                    first
                      second
                  EOT
                step { bound = 0 }
                step { bound = 10 }
                dynamic "tag" {
                  for_each = var.tags
                  content {}
                }
                """);
        assertEquals(2, ((Sequence) body.get("list").orElseThrow()).items().size());
        assertEquals(
                List.of("a", "b", "c"),
                List.copyOf(
                        ((Mapping) body.get("object").orElseThrow()).entries().keySet()));
        assertEquals("first\n  second\n", ((Scalar) body.get("text").orElseThrow()).text());
        assertEquals(2, ((Sequence) body.get("step").orElseThrow()).items().size());
        assertTrue(Unsettled.isOpen(body.get("tag").orElseThrow()));
        assertEquals(11, body.entries().get("step").place().line());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # text, with / for a new line | complaint
            a = "open                     | f:1: has a text whose quote is not closed
            a = [1, 2                     | f:1: is not HCL: the end of the file stands where `,` should
            a = 1 b = 2                   | f:1: is not HCL: `b` stands where a new line should
            x {/ a = <<EOF/ no end/}      | f:2: has a heredoc whose mark EOF does not come again
            resource "a" "b"              | f:1: is not HCL: the end of the file stands where `{` should
            a = 1/b = ;                   | f:2: is not HCL: `;` has no meaning here
            a = /* never                  | f:1: has a comment that does not end
            a = "${x"                     | f:1: has a text whose quote is not closed
            """)
    void saysWhereAndWhatIsWrong(String text, String complaint) {
        Problems problems = new Problems();
        String lines = text.contains("/*") ? text : text.replace('/', '\n');
        assertTrue(
                Hcl.read("f", lines.getBytes(StandardCharsets.UTF_8), problems).isEmpty());
        assertEquals(List.of(complaint), problems.lines());
    }

    @Test
    void refusesWhatIsNestedTooDeeply() {
        for (String opening : List.of("(", "[", "{ a = ", "-", "\"${", "x ? ")) {
            Problems problems = new Problems();
            Hcl.read("f", ("a = " + opening.repeat(20_000)).getBytes(StandardCharsets.UTF_8), problems);
            assertEquals(List.of("f:1: is nested too deeply"), problems.lines(), opening);
        }
    }

    private static Node value(String line) {
        return body(line).get("x").orElseThrow();
    }

    private static Mapping body(String text) {
        Problems problems = new Problems();
        Optional<Body> body = Hcl.read("f", text.getBytes(StandardCharsets.UTF_8), problems);
        assertEquals(List.of(), problems.lines());
        return body.map(read -> read.evaluate(SIZES)).orElseThrow();
    }
}
