package dev.tenfold.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class JunitXmlTest {

    @Test
    void tellsTheSampleInTheBytesOfTheGoldenFile() throws IOException {
        Golden.assertMatches("sample.junit.xml", JunitXml.spell(List.of(SampleReport.usersTimesTen())));
    }

    @Test
    void hostileTextIsStillOneWellFormedDocument() throws Exception {
        Element root = parse(JunitXml.spell(List.of(SampleReport.hostile())));
        Element failure = (Element) root.getElementsByTagName("failure").item(0);
        assertTrue(failure.getTextContent().contains("</script><script>window.hacked=1</script>"));
        assertTrue(failure.getAttribute("message").contains("<!--<b>&amp;'\"]]>"));
        assertEquals(0, root.getElementsByTagName("script").getLength());
    }

    @Test
    void aSuiteAScenarioAndTheSumsAddUp() throws Exception {
        Element root = parse(JunitXml.spell(List.of(SampleReport.usersTimesTen(), SampleReport.hostile())));
        assertEquals(2, root.getElementsByTagName("testsuite").getLength());
        assertEquals("12", root.getAttribute("tests"));
        assertEquals("4", root.getAttribute("failures"));
        assertEquals("2", root.getAttribute("skipped"));
        assertEquals(12, root.getElementsByTagName("testcase").getLength());
        assertEquals(4, root.getElementsByTagName("failure").getLength());
        assertEquals(2, root.getElementsByTagName("skipped").getLength());
    }

    private static Element parse(String xml) throws Exception {
        byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(bytes))
                .getDocumentElement();
    }
}
