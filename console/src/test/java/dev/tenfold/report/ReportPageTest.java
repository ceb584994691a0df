package dev.tenfold.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenfold.verdict.Report;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReportPageTest {

    private static final Pattern EMBEDDED =
            Pattern.compile("<script type=\"application/json\" id=\"report\">(.*?)</script>", Pattern.DOTALL);

    @Test
    void twoSpellingsOfOneReportAreTheSameBytes() {
        assertEquals(ReportPage.spell(SampleReport.usersTimesTen()), ReportPage.spell(SampleReport.usersTimesTen()));
    }

    @Test
    void textOfTheScenarioNeverBecomesMarkup() {
        String page = ReportPage.spell(SampleReport.hostile());
        assertFalse(page.contains("<script>window.hacked"));
        assertFalse(page.contains("<img"));
        assertEquals(count("<script", ReportPage.spell(SampleReport.usersTimesTen())), count("<script", page));
        assertEquals(count("</script", ReportPage.spell(SampleReport.usersTimesTen())), count("</script", page));
    }

    @Test
    void carriesTheWholeJson() throws IOException {
        for (Report report : List.of(SampleReport.usersTimesTen(), SampleReport.hostile())) {
            Matcher embedded = EMBEDDED.matcher(ReportPage.spell(report));
            assertTrue(embedded.find());
            ObjectMapper mapper = new ObjectMapper();
            assertEquals(mapper.readTree(ReportJson.spell(report)), mapper.readTree(embedded.group(1)));
        }
    }

    @Test
    void namesNoAddressToFetchFrom() {
        String page = ReportPage.spell(SampleReport.usersTimesTen());
        Matcher fetched =
                Pattern.compile("\\s(src|href)=\"(?!data:)|url\\(|@import").matcher(page);
        assertFalse(fetched.find(), () -> page.substring(fetched.start(), fetched.start() + 60));
        assertTrue(page.contains("default-src 'none'"));
    }

    @Test
    void carriesTheLicenceOfThePlots() {
        String page = ReportPage.spell(SampleReport.usersTimesTen());
        assertTrue(page.contains("The MIT License (MIT)") && page.contains("Leon Sorokin"));
    }

    @Test
    void theCommandCanBeCopiedAsItIs() {
        String page = ReportPage.spell(SampleReport.usersTimesTen());
        assertTrue(page.contains("<pre>./tenfold run scenarios/users-x10.yaml --seed 42</pre>"));
    }

    @Test
    void aSlotNamedByAUserStaysText() {
        Report sample = SampleReport.usersTimesTen();
        Report tricky = new Report(
                sample.subject(),
                sample.findings(),
                sample.bounds(),
                sample.times(),
                sample.users(),
                sample.services(),
                sample.pools(),
                sample.events(),
                sample.policies(),
                List.of("{{page.js}}"));
        assertTrue(ReportPage.spell(tricky).contains("<li>{{page.js}}</li>"));
    }

    @Test
    void anEmptyReportIsAPageToo() {
        Report sample = SampleReport.usersTimesTen();
        Report empty = new Report(
                sample.subject(),
                List.of(),
                List.of(),
                new double[0],
                new dev.tenfold.verdict.Timeline(List.of()),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        assertTrue(ReportPage.spell(empty).contains("The scenario states none"));
        assertTrue(Terminal.spell(empty, false, List.of()).contains("the scenario states no expectation"));
    }

    private static int count(String part, String whole) {
        return whole.split(Pattern.quote(part), -1).length - 1;
    }
}
