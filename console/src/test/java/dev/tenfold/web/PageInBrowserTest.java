package dev.tenfold.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenfold.report.Browser;
import dev.tenfold.report.Picture;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The page as a person meets it: in a real Chromium, at a real service, with mouse and keys. */
class PageInBrowserTest {
    private static final Path AXE = Path.of("target/axe/package/axe.min.js");

    private static final String RUN = "#run-bar .primary";
    private static final String SETTLED = "return !document.querySelector('#result').hidden"
            + " && document.querySelectorAll('.event-list li').length > 0"
            + " && document.querySelectorAll('.knob').length > 0";

    @TempDir
    static Path directory;

    private static Served served;
    private static Browser browser;
    private static String shared;

    @BeforeAll
    static void start() throws IOException {
        if (!Browser.installed()) {
            String reason = "not installed: " + Browser.CHROMIUM + " and " + Browser.DRIVER
                    + " (apt-get install chromium chromium-driver); the page's tests in a browser are left out";
            System.out.println(reason);
            Assumptions.abort(reason);
        }
        served = new Served(directory);
        shared = served.json(201, "POST", "/api/v1/runs?wait=60", Served.named("users-x10.yaml"))
                .get("id")
                .asText();
        browser = new Browser(directory.resolve("profile"));
    }

    @AfterAll
    static void stop() throws IOException {
        if (browser != null) browser.close();
        if (served != null) served.close();
    }

    @BeforeEach
    void open() {
        browser.prefer("light");
        browser.leave();
    }

    @AfterEach
    void complainsOfNothing() {
        List<String> complaints = new ArrayList<>(browser.complaints());
        complaints.removeIf(line -> line.contains("status of 422")); // Chromium logs what a bad scenario is answered
        assertEquals(List.of(), complaints);
    }

    /** Opens a view; the page knows its scenarios then. */
    private static void go(String view) {
        browser.open(served.root() + "/" + view);
        browser.awaitLong("return document.querySelectorAll('.editor select option').length > 1");
    }

    private static void goToRun() {
        go("#/runs/" + shared);
        browser.awaitLong(SETTLED);
    }

    private static String text(String selector) {
        return browser.find(selector).getText();
    }

    private static WebElement button(String label) {
        return browser.all("button").stream()
                .filter(each -> each.getText().equals(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no button " + label));
    }

    private static void slide(WebElement slider, String value) {
        browser.ask(
                "const [slider, value] = arguments; slider.value = value;"
                        + "slider.dispatchEvent(new Event('input', {bubbles: true}));",
                slider,
                value);
    }

    @Test
    void aScenarioIsChosenAndRunAndHasALink() throws IOException {
        go("#/");
        browser.ask("const s = document.querySelector('.editor select'); s.value = 'tier-killed.yaml';"
                + "s.dispatchEvent(new Event('change'))");
        browser.awaitLong(
                "return document.querySelector('.told')?.textContent.includes('Understood: All replicas of the API')"
                        + " && !document.querySelector('" + RUN + "').disabled");
        browser.find(RUN).click();
        browser.awaitLong("return location.hash.startsWith('#/runs/')");
        browser.awaitLong(SETTLED);
        JsonNode report = browser.json("tenfold.report()");
        String id = ((String) browser.ask("return location.hash")).replace("#/runs/", "");
        assertEquals(served.json(200, "GET", "/api/v1/runs/" + id + "/report", ""), report);
        assertTrue(text("#verdict .word").matches("Held|Failed"));
        assertTrue(text(".virtual-time").contains("of virtual time rehearsed"), text(".virtual-time"));
        go("#/runs");
        browser.awaitLong("return document.querySelector('#runs a') !== null");
        assertTrue(browser.all("#runs a").stream()
                .anyMatch(link -> link.getDomAttribute("href").equals("#/runs/" + id)));
    }

    @Test
    void aBadScenarioIsRefusedWithEveryPlace() {
        go("#/");
        browser.awaitLong("return document.querySelector('.editor textarea').value.includes('services:')");
        browser.ask("const t = document.querySelector('.editor textarea');"
                + "t.value = t.value.replace('replicas: 3', 'replicas: -3').replace('slots: 64', 'slots: many');"
                + "t.dispatchEvent(new Event('input'))");
        browser.awaitLong("return document.querySelectorAll('.told .complaints li').length === 2");
        assertTrue(text(".told").contains("users-x10.yaml:10: services.web.replicas"), text(".told"));
        assertFalse(browser.find(RUN).isEnabled(), "what is refused cannot be run");
    }

    @Test
    void droppedFilesTakeTheirPlace() {
        go("#/");
        browser.awaitLong("return document.querySelector('.editor textarea').value.includes('services:')");
        browser.ask("const d = new DataTransfer();"
                + "d.items.add(new File(['title: Dropped\\nservices: {web: {cpu: 10ms, cores: 1, replicas: 1}}\\n"
                + "load: {service: web, start: 5/s, stages: [hold: {lasts: 2m}]}\\n'], 'mine.yaml'));"
                + "document.dispatchEvent(new DragEvent('drop', {dataTransfer: d, bubbles: true, cancelable: true}))");
        browser.awaitLong("return document.querySelector('.told').textContent.includes('Understood: Dropped')");
        assertTrue(browser.find(RUN).isEnabled());
    }

    @Test
    void timeIsScrubbedOverAllPlots() throws IOException {
        goToRun();
        slide(browser.find("#scrub-slider"), "600");
        browser.settle();
        assertEquals("10:00", text("#scrub output"));
        JsonNode at = browser.json("tenfold.plots().map((u) => u.data[0][u.cursor.idx])");
        assertTrue(at.size() >= 4, at::toString);
        at.forEach(moment -> assertEquals(600, moment.asDouble(), 5));
        browser.find("#scrub-slider").sendKeys(Keys.HOME);
        browser.settle();
        assertEquals("0:00", text("#scrub output"));
        String ready = text("#plot-replicas .legend button output");
        slide(browser.find("#scrub-slider"), "1200");
        browser.settle();
        assertNotEquals(ready, text("#plot-replicas .legend button output"));
    }

    @Test
    void aScalingEventTellsWhyWithTheTruthBesideWhatWasSeen() throws IOException {
        goToRun();
        JsonNode event = StreamSupport.stream(
                        browser.json("tenfold.report().events").spliterator(), false)
                .filter(each -> each.get("kind").asText().equals("scale-up"))
                .findFirst()
                .orElseThrow();
        WebElement summary = browser.all(".event-list summary").stream()
                .filter(each -> each.getText().contains(event.get("from") + " → " + event.get("to")))
                .findFirst()
                .orElseThrow();
        summary.click();
        browser.settle();
        String told = text(".event-list details[open]");
        assertTrue(told.contains(event.get("why").asText()), told);
        assertTrue(told.contains(event.get("rule").asText()), told);
        JsonNode reading = event.get("readings").get(0);
        assertTrue(told.contains(reading.get("value").asText()), told);
        List<String> cells = browser.all(".event-list details[open] td").stream()
                .map(WebElement::getText)
                .toList();
        assertTrue(cells.get(4).matches("[\\d,.]+ %"), cells::toString);
        assertEquals(
                event.get("at").asInt(),
                Integer.parseInt(browser.find("#scrub-slider").getDomProperty("value")));
    }

    @Test
    void aDragChangesTheVerdictAtOnce() throws IOException {
        goToRun();
        assertEquals("Failed", text("#verdict .word"));
        String before = text("#verdict .numbers");
        WebElement knob = browser.find("[data-knob='load']");
        drag(knob); // a JVM is quick at what it has done some dozens of times
        browser.ask("tenfold.repaints.length = 0");
        drag(knob);
        slide(knob, "1");
        browser.awaitLong("return document.querySelector('#verdict .word').textContent === 'Held'");
        assertNotEquals(before, text("#verdict .numbers"));
        browser.awaitLong("return /ramp\\.to=x1(?![\\d.])/.test(document.querySelector('.changes pre').textContent)");
        // What could not be seen meanwhile was not painted; at rest every plot shows the report that stands there.
        assertEquals(
                browser.json("tenfold.plots().map(() => tenfold.report().times)"),
                browser.json("tenfold.plots().map((u) => u.data[0])"));
        assertEquals(
                1,
                browser.json("[...new Set(tenfold.plots().map((u) => u.cursor.idx))]")
                        .size());
        tellRepaints("users-x10.yaml");
    }

    /** The scenarios that last an hour. */
    @ParameterizedTest
    @ValueSource(strings = {"nomad-group.yaml", "spot-interruption.yaml"})
    void aDragOfAnHourIsPaintedToo(String scenario) throws IOException {
        go("#/runs/"
                + served.json(201, "POST", "/api/v1/runs?wait=60", Served.named(scenario))
                        .get("id")
                        .asText());
        browser.awaitLong(SETTLED);
        browser.awaitLong("return document.querySelector('[data-knob]') !== null");
        WebElement knob = browser.find("[data-knob]");
        sweep(knob);
        browser.ask("tenfold.repaints.length = 0");
        sweep(knob);
        tellRepaints(scenario);
    }

    /** From one end to the other and back, as far as the knob goes. */
    private static void sweep(WebElement knob) {
        double least = Double.parseDouble(knob.getDomAttribute("min"));
        double most = Double.parseDouble(knob.getDomAttribute("max"));
        for (int i = 0; i < 80; i++) {
            slide(knob, Double.toString(most - Math.abs(40 - i) / 40.0 * (most - least)));
        }
    }

    private static void tellRepaints(String scenario) throws IOException {
        List<Double> repaints = new ArrayList<>();
        browser.json("tenfold.repaints").forEach(time -> repaints.add(time.asDouble()));
        repaints.sort(null);
        assertTrue(repaints.size() >= 10, repaints::toString);
        // A clock on the wall measures the neighbours too, so that the figure is told and not judged.
        System.out.println("repaints of a drag, " + scenario + ": " + repaints.size() + ", p50 "
                + repaints.get(repaints.size() / 2).intValue() + " ms, p95 "
                + repaints.get(repaints.size() * 95 / 100).intValue() + " ms, load "
                + ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static void drag(WebElement knob) {
        browser.hand().moveToElement(knob).clickAndHold().perform();
        for (int i = 0; i < 60; i++) {
            browser.hand().moveByOffset(i < 30 ? -3 : 3, 0).perform();
        }
        browser.hand().release().perform();
    }

    @Test
    void twoPoliciesStandSideBySideBesideTheBounds() throws IOException {
        goToRun();
        browser.ask("location.hash = '#/compare'");
        browser.awaitLong("return document.querySelectorAll('.panes textarea').length === 2");
        browser.ask("const b = document.querySelectorAll('.panes textarea')[1];"
                + "b.value = b.value.replace('averageUtilization: 70', 'averageUtilization: 35');"
                + "b.dispatchEvent(new Event('input'))");
        button("Rehearse both").click();
        browser.awaitLong("return document.querySelectorAll('.comparison .side canvas').length > 5");
        List<String> fleets = browser.all(".comparison table:first-of-type tbody th").stream()
                .map(WebElement::getText)
                .toList();
        assertEquals(List.of("A", "B", "fixed", "oracle"), fleets.subList(0, 4));
        JsonNode hours = browser.json("tenfold.compared().map((r) => r.bounds[0].replicaHours)");
        assertTrue(hours.get(1).asDouble() > hours.get(0).asDouble(), "half the target takes more replicas: " + hours);
    }

    @Test
    void aPolicyIsTunedAndTaken() throws IOException {
        go("#/tune");
        browser.ask("const s = document.querySelector('.editor select'); s.value = 'tune-me.yaml';"
                + "s.dispatchEvent(new Event('change'))");
        browser.awaitLong("return document.querySelector('.told').textContent.includes('autoscaler to be tuned')");
        browser.ask("const [within, candidates] = document.querySelectorAll('#tune input');"
                + "within.value = 20; candidates.value = 12;");
        browser.find("#tune .primary").click();
        browser.awaitLong("return document.querySelector('#tune table') !== null");
        List<String> policies = browser.all("#tune table:first-of-type tbody th").stream()
                .map(WebElement::getText)
                .toList();
        assertEquals("yours", policies.get(0));
    }

    @Test
    void aGameDayIsStartedMarkedAndStopped() throws IOException {
        go("#/game-days");
        browser.awaitLong("return document.querySelector('#live').textContent === 'No game day is live.'");
        assertFalse(button("Start the game day").isEnabled(), "not before its reader knows what it does");
        button("What would it write?").click();
        browser.awaitLong("return document.querySelector('#view-game-days').textContent.includes('would be on air')");
        browser.find("#known").click();
        button("Start the game day").click();
        browser.awaitLong("return document.querySelector('#live').textContent.startsWith('LIVE: 1 game day')");
        browser.awaitLong("return document.querySelector('.live-day') !== null");
        assertTrue(served.send("GET", "/series", "").body().contains("tenfold_game_day="));
        assertTrue(browser.find("#emergency").isDisplayed());
        browser.find(".live-day .danger").click();
        browser.awaitLong("return document.querySelector('#live').textContent === 'No game day is live.'");
        assertFalse(served.send("GET", "/series", "").body().contains("tenfold_game_day="));
        browser.find("#known").click();
        button("Start the game day").click();
        browser.awaitLong("return document.querySelector('.live-day') !== null");
        browser.ask("location.hash = '#/runs'");
        browser.find("#emergency").click();
        browser.awaitLong("return document.querySelector('#live').textContent === 'No game day is live.'");
        assertFalse(served.json(200, "GET", "/api/v1/game-days?live=true", "")
                .get("gameDays")
                .iterator()
                .hasNext());
    }

    @Test
    void theReadmeShowsThePageAsItIs() throws IOException {
        goToRun();
        browser.see(1200, 1060);
        browser.settle();
        byte[] png = browser.picture();
        browser.see(1200, 900);
        Picture.isCurrent(png, Path.of("../docs/page.png"));
    }

    @Test
    void everybodyCanUseIt() throws IOException {
        Assumptions.assumeTrue(Files.exists(AXE), "not fetched: " + AXE + "; the build fetches it");
        String axe = Files.readString(AXE);
        for (String scheme : List.of("light", "dark")) {
            browser.prefer(scheme);
            goToRun();
            browser.ask("document.querySelector('.event-list details').open = true;"
                    + "document.querySelector('.editor').open = true");
            List<String> found = new ArrayList<>();
            for (String view : List.of("#/runs/" + shared, "#/compare", "#/game-days", "#/runs")) {
                browser.ask("location.hash = arguments[0]", view);
                browser.settle();
                found.addAll(serious(axe, scheme + " " + view));
            }
            assertEquals(List.of(), found);
        }
    }

    /** What a checker finds that keeps somebody out. */
    private static List<String> serious(String axe, String where) throws IOException {
        browser.ask(axe);
        browser.ask("window.axed = null; axe.run().then((all) => { window.axed = all.violations; })");
        browser.awaitLong("return window.axed !== null");
        List<String> found = new ArrayList<>();
        for (JsonNode violation : browser.json("window.axed")) {
            String impact = violation.get("impact").asText();
            if (impact.equals("serious") || impact.equals("critical")) {
                found.add(where + ": " + violation.get("id").asText() + " at "
                        + violation.get("nodes").findValuesAsText("html"));
            }
        }
        return found;
    }

    @Test
    void keysReachEverything() {
        goToRun();
        browser.find("body").sendKeys(Keys.TAB);
        assertEquals("Skip to the content", browser.ask("return document.activeElement.textContent"));
        WebElement summary = browser.find(".event-list summary");
        summary.sendKeys(Keys.ENTER);
        browser.awaitLong("return document.querySelector('.event-list details').open");
        WebElement knob = browser.find("[data-knob='load']");
        knob.sendKeys(Keys.ARROW_RIGHT);
        browser.awaitLong(
                "return document.querySelector('[data-knob=load]').nextElementSibling.textContent === 'x10.5'");
    }

    @Test
    void hostileTextStaysText() throws IOException {
        String hostile = "<img src=x onerror=window.hacked=1>";
        String text = "title: \"" + hostile + "\"\nservices: {web: {cpu: 10ms, cores: 1, replicas: 2}}\n"
                + "load: {service: web, start: 20/s, stages: [hold: {lasts: 5m}]}\n";
        String body = Served.JSON
                .createObjectNode()
                .set(
                        "scenario",
                        Served.JSON.createObjectNode().put("name", "x.yaml").put("text", text))
                .toString();
        String id =
                served.json(201, "POST", "/api/v1/runs?wait=60", body).get("id").asText();
        go("#/runs/" + id);
        browser.awaitLong("return document.querySelector('#verdict h2').textContent.startsWith('<img')");
        assertEquals(null, browser.ask("return window.hacked"));
    }
}
