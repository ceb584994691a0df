package dev.tenfold.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenfold.document.Problems;
import dev.tenfold.policy.file.PolicyFormats;
import dev.tenfold.scenario.ScenarioReader;
import dev.tenfold.scenario.Script;
import dev.tenfold.verdict.Event;
import dev.tenfold.verdict.Report;
import dev.tenfold.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The page as a reader meets it: opened from a file in a real Chromium, looked at, clicked and dragged. */
class ReportPageInBrowserTest {

    private static final Report REPORT = SampleReport.usersTimesTen();
    private static final List<String> PLOTS = List.of(
            "plot-lanes",
            "plot-demand",
            "plot-replicas",
            "plot-nodes",
            "plot-latency",
            "plot-errors",
            "plot-use",
            "plot-lag",
            "plot-age",
            "plot-waiting");

    @TempDir
    static Path directory;

    private static Browser browser;
    private static Path page;

    @BeforeAll
    static void start() throws IOException {
        if (!Browser.installed()) {
            String reason = "not installed: " + Browser.CHROMIUM + " and " + Browser.DRIVER
                    + " (apt-get install chromium chromium-driver); the page's tests in a browser are left out";
            System.out.println(reason);
            Assumptions.abort(reason);
        }
        page = Reports.write(REPORT, Path.of("target/sample-report")).get(0);
        browser = new Browser(directory.resolve("profile"));
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void open() {
        browser.prefer("light");
        browser.open(page);
    }

    @AfterEach
    void complainsOfNothing() {
        assertEquals(List.of(), browser.complaints());
    }

    @Test
    void fetchesNothing() {
        assertEquals(0L, browser.ask("return performance.getEntriesByType('resource').length"));
    }

    @Test
    void everyPlotIsPainted() throws IOException {
        JsonNode plots = browser.json("tenfold.plots().map((u) => u.root.closest('figure').id)");
        assertEquals(new ObjectMapper().valueToTree(PLOTS), plots);
        for (int plot = 0; plot < PLOTS.size(); plot++) {
            long colours = colours(plot);
            assertTrue(colours > 20, PLOTS.get(plot) + " shows " + colours + " colours");
        }
    }

    @Test
    void thePlotsHoldTheNumbersOfTheJson() throws IOException {
        JsonNode json = new ObjectMapper().readTree(ReportJson.spell(REPORT));
        assertEquals(json.get("times"), browser.json("tenfold.plots()[1].data[0]"));
        JsonNode users = json.get("users").get("series");
        JsonNode web = json.get("services").get(0).get("series");
        assertEquals(values(users, "demand"), plotted("plot-demand", "demand"));
        assertEquals(values(users, "served"), plotted("plot-demand", "served"));
        assertEquals(values(users, "p50"), plotted("plot-latency", "p50"));
        assertEquals(values(users, "mean"), plotted("plot-latency", "mean"));
        assertEquals(values(users, "p95"), plotted("plot-latency", "p95"));
        assertEquals(values(users, "p99"), plotted("plot-latency", "p99"));
        assertEquals(values(users, "cause:timeout"), plotted("plot-errors", "timeout"));
        assertEquals(values(users, "waiting"), plotted("plot-waiting", "waiting"));
        assertEquals(values(web, "ready"), plotted("plot-replicas", "web ready"));
        assertEquals(values(web, "cpu"), plotted("plot-use", "web cpu"));
        JsonNode workers = json.get("pools").get(0).get("series");
        assertEquals(values(workers, "wanted"), plotted("plot-nodes", "workers wanted"));
        JsonNode payments = json.get("services").get(2).get("series");
        assertEquals(values(payments, "lag"), plotted("plot-lag", "payments"));
        assertEquals(values(payments, "oldest-age"), plotted("plot-age", "payments"));
    }

    @Test
    void aDragOnOnePlotZoomsAllAndADoubleClickResets() throws IOException {
        assertEquals(Set.of("0-900"), ranges());
        WebElement over = browser.find("#plot-demand .u-over");
        browser.hand()
                .moveToElement(over, -150, 0)
                .clickAndHold()
                .moveByOffset(200, 0)
                .release()
                .perform();
        browser.settle();
        JsonNode range = browser.json("tenfold.plots().map((u) => [u.scales.x.min, u.scales.x.max])");
        double width = range.get(0).get(1).asDouble() - range.get(0).get(0).asDouble();
        long plotWidth = over.getSize().getWidth();
        assertEquals(900.0 * 200 / plotWidth, width, 900.0 * 4 / plotWidth, "as wide as the drag");
        assertEquals(1, ranges().size(), "one range for all plots: " + range);
        browser.hand().doubleClick(browser.find("#plot-errors .u-over")).perform();
        browser.settle();
        assertEquals(Set.of("0-900"), ranges());
    }

    @Test
    void theCursorIsSharedAndReadOut() throws IOException {
        browser.hand().moveToElement(browser.find("#plot-latency .u-over")).perform();
        browser.settle();
        assertEquals(1, new TreeSet<>(cursors()).size(), "one moment for all plots: " + cursors());
        double at = cursors().get(0);
        assertEquals(Figures.clock(at), browser.find("#now").getText());
        int window = (int) Math.round(at / SampleService.WINDOW) - 1;
        String demand =
                browser.find("#plot-demand .legend button:nth-child(2) output").getText();
        double shown = Double.parseDouble(demand.replace(",", ""));
        assertEquals(REPORT.users().series().get(0).values()[window], shown, 0.06);
    }

    @Test
    void theLegendTakesALineAwayAndBringsItBack() {
        WebElement p95 = browser.find("#plot-latency .legend button:nth-child(3)");
        String before = pixels(4);
        p95.click();
        browser.settle();
        assertEquals("false", p95.getDomAttribute("aria-pressed"));
        assertNotEquals(before, pixels(4));
        p95.click();
        browser.hand().moveToElement(browser.find("h1")).perform();
        browser.settle();
        assertEquals("true", p95.getDomAttribute("aria-pressed"));
        assertEquals(before, pixels(4));
    }

    @Test
    void theSelectorShowsAService() throws IOException {
        browser.find("#places label:nth-of-type(4)").click();
        browser.settle();
        JsonNode payments = new ObjectMapper()
                .readTree(ReportJson.spell(REPORT))
                .get("services")
                .get(2)
                .get("series");
        assertEquals(values(payments, "demand"), plotted("plot-demand", "demand"));
        assertEquals(values(payments, "slots"), plotted("plot-use", "slots"));
        assertTrue(
                browser.all(".events li.up").stream().noneMatch(WebElement::isDisplayed), "no policy scales payments");
        assertTrue(browser.all(".events li.fault").stream().allMatch(WebElement::isDisplayed));
    }

    @Test
    void theSelectorShowsAPoolOfNodes() throws IOException {
        browser.find("#places label:nth-of-type(5)").click();
        browser.settle();
        JsonNode plots = browser.json("tenfold.plots().map((u) => u.root.closest('figure').id)");
        assertEquals(new ObjectMapper().valueToTree(List.of("plot-lanes", "plot-nodes", "plot-use")), plots);
        assertTrue(browser.all(".events li.nodes").stream().allMatch(WebElement::isDisplayed));
        assertTrue(browser.all(".events li.alert").stream().allMatch(WebElement::isDisplayed), "they are everybody's");
        assertTrue(browser.all(".events li.up").stream().noneMatch(WebElement::isDisplayed));
    }

    @Test
    void aScalingEventOpensItsWhyAndTakesTheCursorThere() throws IOException {
        List<Event> events = REPORT.events();
        int index = events.indexOf(
                events.stream().filter(Event::scaling).skip(3).findFirst().orElseThrow());
        Event event = events.get(index);
        WebElement item = browser.find("[data-event='" + index + "']");
        assertFalse(item.getText().contains(event.why()));
        item.findElement(org.openqa.selenium.By.tagName("summary")).click();
        browser.await("return tenfold.plots()[0].cursor.idx !== null");
        assertTrue(item.getText().contains(event.why()));
        assertTrue(item.getText().contains(event.rule()));
        assertTrue(item.getText().contains("18 s"), "the age of the reading");
        assertEquals(Set.of(event.at()), new TreeSet<>(cursors()));
    }

    @Test
    void keysMoveTheCursorAndZoom() throws IOException {
        WebElement plots = browser.find("#plots");
        plots.sendKeys(Keys.HOME);
        browser.settle();
        plots.sendKeys(Keys.ARROW_RIGHT, Keys.chord(Keys.SHIFT, Keys.ARROW_RIGHT));
        browser.settle();
        assertEquals(Set.of(60.0), new TreeSet<>(cursors()), "the twelfth window");
        plots.sendKeys("+");
        browser.settle();
        assertEquals(Set.of("30-480"), ranges());
        plots.sendKeys("0");
        browser.settle();
        assertEquals(Set.of("0-900"), ranges());
    }

    @Test
    void aPeakThatDwarfsItsLimitIsShownOnALogScaleUntilTheReaderSaysOtherwise() throws IOException {
        assertEquals(3, browser.json("tenfold.plots()[4].scales.y.distr").asInt());
        browser.find("#log").click();
        browser.settle();
        assertEquals(1, browser.json("tenfold.plots()[4].scales.y.distr").asInt());
        assertTrue(colours(4) > 20);
    }

    @Test
    void hostileTextStaysText() throws IOException {
        Report hostile = SampleReport.hostile();
        browser.open(Reports.write(hostile, directory.resolve("hostile")).get(0));
        assertNull(browser.ask("return window.hacked"));
        assertTrue(browser.title().contains("</script><script>window.hacked=1</script>"));
        assertTrue(browser.find("h1").getText().contains("<img src=x onerror=\"window.hacked=1\">"));
        browser.find("#places label:nth-of-type(2)").click();
        browser.settle();
        assertNull(browser.ask("return window.hacked"));
        assertTrue(colours(1) > 20);
    }

    @Test
    void isDarkForWhoPrefersDark() {
        String light = pixels(1);
        browser.prefer("dark");
        browser.settle();
        assertEquals(
                "rgb(20, 23, 27)",
                browser.find("body")
                        .getCssValue("background-color")
                        .replace("rgba", "rgb")
                        .replace(", 1)", ")"));
        assertNotEquals(light, pixels(1));
        for (int plot = 0; plot < PLOTS.size(); plot++) {
            assertTrue(colours(plot) > 20, PLOTS.get(plot));
        }
    }

    @Test
    void canBePrinted() {
        byte[] pdf = Base64.getDecoder().decode(browser.printed());
        assertEquals("%PDF", new String(pdf, 0, 4, java.nio.charset.StandardCharsets.US_ASCII));
        browser.await("return tenfold.plots().length === " + PLOTS.size());
    }

    @Test
    void theReadmeShowsTheReportAsItIs() throws IOException {
        Path file = Path.of("../scenarios/users-x10.yaml");
        Problems problems = new Problems();
        Script script = ScenarioReader.read(
                        "scenarios/users-x10.yaml",
                        Files.readAllBytes(file),
                        file.getParent(),
                        PolicyFormats.uncached(),
                        List.of(),
                        problems)
                .orElseThrow();
        String command = "./tenfold run scenarios/users-x10.yaml --seed 1";
        Report report = Verdict.of(script, command, "", share -> {});
        browser.open(Reports.write(report, directory.resolve("x10")).get(0));
        browser.see(1200, 1060);
        browser.settle();
        byte[] png = browser.picture();
        browser.see(1200, 900);
        Picture.isCurrent(png, Path.of("../docs/report.png"));
    }

    private static JsonNode plotted(String plot, String label) throws IOException {
        return browser.json("(() => { const u = tenfold.plots().find((u) => u.root.closest('figure').id === '" + plot
                + "'); return u.data[u.series.findIndex((s) => s.label === '" + label + "')]; })()");
    }

    private static JsonNode values(JsonNode series, String name) {
        for (JsonNode line : series) {
            if (line.get("name").asText().equals(name)) {
                return line.get("values");
            }
        }
        throw new AssertionError("no series " + name);
    }

    private static Set<String> ranges() throws IOException {
        Set<String> ranges = new TreeSet<>();
        browser.json("tenfold.plots().map((u) => `${u.scales.x.min}-${u.scales.x.max}`)")
                .forEach(range -> ranges.add(range.asText()));
        return ranges;
    }

    private static List<Double> cursors() throws IOException {
        JsonNode at = browser.json("tenfold.plots().map((u) => u.data[0][u.cursor.idx])");
        List<Double> cursors = new java.util.ArrayList<>();
        at.forEach(moment -> cursors.add(moment.asDouble()));
        return cursors;
    }

    /** How many colours a plot's canvas shows; a blank one shows one, axes alone a few. */
    private static long colours(int plot) {
        return (Long) browser.ask(
                "const c = tenfold.plots()[arguments[0]].ctx.canvas;"
                        + "const p = new Uint32Array(c.getContext('2d').getImageData(0, 0, c.width, c.height)"
                        + ".data.buffer);"
                        + "return new Set(p).size",
                plot);
    }

    private static String pixels(int plot) {
        return (String) browser.ask("return tenfold.plots()[arguments[0]].ctx.canvas.toDataURL()", plot);
    }
}
