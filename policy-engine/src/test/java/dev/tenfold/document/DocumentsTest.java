package dev.tenfold.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentsTest {
    private static final String HELM = "render it first, e.g. helm template CHART | ./tenfold check -";

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(textBlock = """
        # written,   taken for
        yes,         BOOLEAN
        On,          BOOLEAN
        n,           BOOLEAN
        yEs,         TEXT
        12,          INTEGER
        -0x1F,       INTEGER
        0b101,       INTEGER
        017,         INTEGER
        0o17,        INTEGER
        1_000,       INTEGER
        08,          FLOAT
        1e3,         FLOAT
        .5,          FLOAT
        -.inf,       FLOAT
        1e999,       TEXT
        1:30,        TEXT
        90s,         TEXT
        2021-04-05,  TEXT
        ~,           NULL
        Null,        NULL
        '"12"',      TEXT
        '"yes"',     TEXT
        '!!str 12',  TEXT
        '!Sub 12',   TEXT
        '',          NULL
        """)
    void takesValuesForWhatKubernetesTakesThemFor(String written, Scalar.Type type) {
        assertEquals(type, scalar("key: " + written).type());
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(textBlock = """
        -0x1F,   -31
        0b101,     5
        017,      15
        1_000,  1000
        08,        8
        1e3,    1000
        .5,      0.5
        +3,        3
        1e-999999, 0
        """)
    void readsNumbers(String written, String value) {
        assertEquals(0, scalar("key: " + written).number().orElseThrow().compareTo(new java.math.BigDecimal(value)));
    }

    @Test
    void remembersWhereEverythingStands() {
        Mapping root = (Mapping) one("# a comment\nfirst: 1\nlist:\n  - a\n  - {b: 2}\n");
        assertEquals(new Place("f.yaml", 2), root.get("first").orElseThrow().place());
        assertEquals(new Place("f.yaml", 3), root.entries().get("list").place());
        Sequence list = (Sequence) root.get("list").orElseThrow();
        assertEquals(
                List.of(4, 5),
                list.items().stream().map(item -> item.place().line()).toList());
    }

    @ParameterizedTest(name = "{1} documents in {0}")
    @CsvSource(textBlock = """
        'a: 1\n---\nb: 2\n',                  2
        '---\n# only a comment\n---\na: 1',   1
        '',                                   0
        '# nothing\n',                        0
        '---\n---\n',                         0
        '\ufeffa: 1\r\n---\r\nb: 2\r\n',      2
        '{"a": [1, 2]}',                      1
        """)
    void leavesOutDocumentsThatHoldNothing(String text, int documents) {
        Problems problems = new Problems();
        String unescaped = text.translateEscapes();
        assertEquals(documents, Documents.read("f.yaml", unescaped, problems).size());
        assertTrue(problems.isEmpty());
    }

    @Test
    void readsJsonIndentedWithTabs() {
        Mapping root = (Mapping) one("{\n\t\"a\":\t\"tab\\there\",\n\t\"b\": [\n\t\t1,\n\t\t2\n\t]\n}\n");
        assertEquals("tab\there", ((Scalar) root.get("a").orElseThrow()).text());
        assertEquals(2, ((Sequence) root.get("b").orElseThrow()).items().size());
    }

    @Test
    void letsTabsSeparateAsKubernetesDoes() {
        Mapping root = (Mapping) one("a:\t1\t# one\nb: 2\t\n");
        assertEquals(
                List.of("1", "2"),
                root.entries().values().stream().map(e -> e.value().shown()).toList());
    }

    @Test
    void keepsTheTagsOfCloudFormation() {
        Mapping root = (Mapping) one("Size: !Ref Max\nName: !Join ['', [a, b]]\nIf: !If {a: b}\n");
        assertEquals(
                List.of("!Ref", "!Join", "!If"),
                root.entries().values().stream()
                        .map(entry -> entry.value().tag())
                        .toList());
    }

    @Test
    void followsAliasesAndMergesMappings() {
        Mapping root = (Mapping) one("base: &b {x: 1, y: 2}\nuse:\n  <<: *b\n  y: 3\nlist: {<<: [*b, {z: 4}]}\n");
        Mapping use = (Mapping) root.get("use").orElseThrow();
        assertEquals("3", use.get("y").orElseThrow().shown());
        assertEquals("1", use.get("x").orElseThrow().shown());
        Mapping list = (Mapping) root.get("list").orElseThrow();
        assertEquals("[x, y, z]", list.entries().keySet().toString());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
        'a: 1\nb: 2\na: 3',             'f.yaml:3: a must stand once, stands already in line 1'
        'a:\n\tb: 1',                   'f.yaml:2: has a tab where YAML needs spaces'
        'a: b: c',                      'f.yaml:1: has a second `key:` on one line'
        'a: "never closed\nb: 1\n',     'f.yaml:1: has a quote that is never closed'
        'a: [1, 2\nb: 1\n',             'f.yaml:2: has a list in brackets that is not closed'
        'a: 1\n  b: 2\n',               'f.yaml:2: has a second `key:` on one line'
        'a:\n  - 1\n - 2\n',            'f.yaml:3: is indented unlike the lines it belongs to'
        'a: *nobody',                   'f.yaml:1: uses an alias (*name) that no anchor (&name) defines'
        'a: &a [*a]',                   'f.yaml:1: contains itself through an alias'
        'a: @b',                        'f.yaml:1: has a character that cannot begin a value'
        'a: 1\nb: \u0001',              'f.yaml:2: holds a control character'
        'a: 1\nb\nc: 1',                'f.yaml:3: has a line that is neither `key: value` nor `- item`'
        '[a]: 1',                       'f.yaml:1: must have plain keys, was a list or a mapping as a key'
        'a: {<<: 3}',                   'f.yaml:1: a.<< must be a mapping or a list of mappings, was 3'
        'resource "x" "y" {\n a = 1\n}', 'f.yaml:1: is HCL, as Terraform and Nomad write it, not YAML'
        """)
    void saysInPlainWordsWhatIsNotYaml(String text, String complaint) {
        assertEquals(complaint, complaints(text.translateEscapes()).get(0));
    }

    @Test
    void letsTheLastOfRepeatedKeysHoldWhereThatIsAsked() {
        Problems problems = new Problems();
        Problems repeated = new Problems();
        List<Node> nodes = Documents.read("f.yaml", "a: 1\na: 2\n", problems, repeated);
        assertEquals("2", ((Mapping) nodes.get(0)).get("a").orElseThrow().shown());
        assertTrue(problems.isEmpty());
        assertEquals(1, repeated.all().size());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', textBlock = """
        {{- if .Values.on }}\\na: 1\\n{{- end }} ; {{- if .Values.on }} ; 1 ; Helm
        a: 1\\nb: {{ .Values.b }} ; {{ .Values.b }} ; 2 ; Helm
        a: {{ include "x" . | quote }} ; {{ include "x" . | quote }} ; 1 ; Helm
        a: 1\\nb: "{{ .Release.Name }}-x" ; {{ .Release.Name }} ; 2 ; Helm
        a: x-{{ .Chart.Name }} ; {{ .Chart.Name }} ; 1 ; Helm
        a: "{{ printf "x" }}" ; {{ printf "x" }} ; 1 ; Jinja
        a: 1\\n# {{ not here }}\\nb: {{ replicas }} ; {{ replicas }} ; 3 ; Jinja
        a:\\n{% for x in y %}\\n- 1\\n{% endfor %} ; {% for x in y %} ; 2 ; Jinja
        """)
    void refusesTemplatesByName(String text, String action, int line, String language) {
        String remedy = language.equals("Helm") ? HELM : "render it first, e.g. jinja2 FILE | ./tenfold check -";
        String complaint = "f.yaml:%d: is an unrendered %s template (%s at line %d): %s"
                .formatted(line, language, action, line, remedy);
        assertEquals(List.of(complaint), complaints(text.translateEscapes()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        summary: "{{ $labels.instance }} is down"
        summary: Instance {{ $labels.instance }} is down
        text: '{{ .KAFKA_BROKERS }}'
        text: |\\n  {{ .Values.kept }}\\n
        query: rate(x{job="y"}[5m])
        """)
    void takesTheTemplatesOfAlertsForText(String text) {
        assertEquals(List.of(), complaints(text.translateEscapes()));
    }

    @Test
    void aSyntaxErrorBesideAlertTextsIsStillASyntaxError() {
        assertEquals(
                List.of(
                        "f.yaml:2: has a second `key:` on one line",
                        "  Maybe quote the value, or indent the line as its neighbours?"),
                complaints("summary: \"{{ $labels.instance }} is down\"\nexpr: a: b\n"));
    }

    @Test
    void refusesBombs() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 10; i++) {
            String alias = "*a" + (i - 1);
            bomb.append(
                    "a%d: &a%d [%s]\n".formatted(i, i, String.join(", ", java.util.Collections.nCopies(10, alias))));
        }
        assertEquals(List.of("f.yaml:4: repeats too much through aliases"), complaints(bomb.toString()));
        assertEquals(List.of("f.yaml:1: is nested too deeply"), complaints("[".repeat(1000)));
    }

    @Test
    void readsWhatWindowsEditorsSave() {
        String text = "a: 1\r\nb: grün\r\n";
        byte[] utf16 = ("\ufeff" + text).getBytes(StandardCharsets.UTF_16LE);
        byte[] utf8 = ("\ufeff" + text).getBytes(StandardCharsets.UTF_8);
        byte[] latin = text.getBytes(StandardCharsets.ISO_8859_1);
        Problems problems = new Problems();
        for (byte[] bytes : List.of(utf16, utf8)) {
            Mapping root = (Mapping)
                    Documents.read("f.yaml", bytes, problems, problems).get(0);
            assertEquals(
                    new Scalar(new Place("f.yaml", 2), "", Scalar.Type.TEXT, Scalar.Style.PLAIN, "grün"),
                    root.get("b").orElseThrow());
        }
        assertTrue(problems.isEmpty());
        assertEquals(List.of(), Documents.read("f.yaml", latin, problems, problems));
        assertEquals(List.of("f.yaml:2: is not UTF-8 text"), problems.lines());
    }

    private static List<String> complaints(String text) {
        Problems problems = new Problems();
        Documents.read("f.yaml", text, problems);
        return problems.lines();
    }

    private static Scalar scalar(String text) {
        return (Scalar) ((Mapping) one(text)).get("key").orElseThrow();
    }

    private static Node one(String text) {
        Problems problems = new Problems();
        List<Node> nodes = Documents.read("f.yaml", text, problems);
        assertEquals(List.of(), problems.lines());
        assertEquals(1, nodes.size());
        return nodes.get(0);
    }
}
