package dev.tenfold.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A real Chromium without a screen, cut off from everything but files. */
public final class Browser implements AutoCloseable {

    public static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    public static final Path DRIVER = Path.of("/usr/bin/chromedriver");

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** It warns of every newer Chromium; held here, for the log manager forgets what nobody holds. */
    private static final Logger DEVTOOLS = Logger.getLogger("org.openqa.selenium.devtools");

    private final ChromeDriver driver;

    public Browser(Path profile) {
        DEVTOOLS.setLevel(Level.SEVERE);
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
                "--user-data-dir=" + profile);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(new File(DRIVER.toString()))
                .usingAnyFreePort()
                .build();
        driver = new ChromeDriver(service, options);
        driver.manage().timeouts().scriptTimeout(Duration.ofSeconds(10));
        see(1200, 900);
    }

    /** Sets what of the page can be seen, in CSS pixels. */
    public void see(int width, int height) {
        Map<String, Object> screen = Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false);
        driver.executeCdpCommand("Emulation.setDeviceMetricsOverride", screen);
    }

    public static boolean installed() {
        return Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
    }

    public void open(Path page) {
        open(page.toUri().toString());
    }

    /** Opens an address; its page tells that it is ready. */
    public void open(String address) {
        driver.get(address);
        await("return globalThis.tenfold !== undefined && document.readyState === 'complete'");
        settle();
    }

    /** Leaves the page, so that the next one is loaded anew even where it has the same address. */
    public void leave() {
        driver.get("about:blank");
    }

    public void prefer(String scheme) {
        List<Map<String, String>> features = List.of(Map.of("name", "prefers-color-scheme", "value", scheme));
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", features));
    }

    public Object ask(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** The value of an expression, as JSON, so that it can be compared with the report's own. */
    public JsonNode json(String expression) throws IOException {
        return MAPPER.readTree((String) driver.executeScript("return JSON.stringify(" + expression + ")"));
    }

    /** Waits for the frame after next: plots paint in the one that follows a change. */
    public void settle() {
        driver.executeAsyncScript("const done = arguments[0];"
                + "requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))");
    }

    /** Asks anew in every frame until the answer is true; the driver gives up after its script time-out. */
    public void await(String script) {
        driver.executeAsyncScript("const done = arguments[0]; const ask = () => { " + script + " };"
                + "const look = () => (ask() ? done() : requestAnimationFrame(look)); look();");
    }

    /** The same for what takes its time. */
    public void awaitLong(String script) {
        driver.manage().timeouts().scriptTimeout(Duration.ofSeconds(90));
        try {
            await(script);
        } finally {
            driver.manage().timeouts().scriptTimeout(Duration.ofSeconds(10));
        }
    }

    public WebElement find(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    public List<WebElement> all(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    public Actions hand() {
        return new Actions(driver);
    }

    public String title() {
        return driver.getTitle();
    }

    /** What the page complained of since it was last asked. */
    public List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    public byte[] picture() {
        return driver.getScreenshotAs(OutputType.BYTES);
    }

    public String printed() {
        return (String) driver.executeCdpCommand("Page.printToPDF", Map.of()).get("data");
    }

    @Override
    public void close() {
        driver.quit();
    }
}
