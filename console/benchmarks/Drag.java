import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Drags the first knob of scenarios with the mouse, in a real Chromium at a real service, for drag.sh: from where it is
 * to its one end, to its other end and back, twice. Prints what the page measured of each time: milliseconds from an
 * event of the mouse to the frame that shows the verdict.
 */
final class Drag {
    private static final int MOVES = 120;
    private static final int MILLIS_A_MOVE = 33;

    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper mapper = new ObjectMapper();
    private final String driver;
    private String session = "";

    private Drag(String driver) {
        this.driver = driver;
    }

    /** @param arguments the driver's address, the service's, and names of scenarios */
    public static void main(String[] arguments) throws Exception {
        Drag drag = new Drag(arguments[0]);
        List<String> flags = List.of(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--window-size=1200,1600");
        Map<String, Object> browser = Map.of("goog:chromeOptions", Map.of("args", flags));
        drag.session = "/session/"
                + drag.post("/session", Map.of("capabilities", Map.of("alwaysMatch", browser)))
                        .get("sessionId")
                        .asText();
        try {
            drag.say("/timeouts", Map.of("script", 60_000));
            for (String scenario : List.of(arguments).subList(2, arguments.length)) {
                drag.scenario(arguments[1], scenario);
            }
        } finally {
            drag.client.send(
                    HttpRequest.newBuilder(URI.create(drag.driver + drag.session)).DELETE().build(),
                    BodyHandlers.discarding());
        }
    }

    private void scenario(String service, String scenario) throws Exception {
        Map<String, Object> order = Map.of("scenario", Map.of("name", scenario));
        HttpRequest request = request(service + "/api/v1/runs?wait=60", order);
        JsonNode run = mapper.readTree(client.send(request, BodyHandlers.ofString()).body());
        say("/url", Map.of("url", "about:blank"));
        say("/url", Map.of("url", service + "/#/runs/" + run.get("id").asText()));
        await("document.querySelectorAll('.event-list li').length > 0"
                + " && document.querySelector('[data-knob]') !== null");
        // Whoever opened a run reads its verdict before taking hold of a knob.
        Thread.sleep(3_000);
        for (String time : List.of("first", "second")) {
            ask("tenfold.repaints.length = 0");
            int held = sweep();
            Thread.sleep(1_500);
            List<Double> millis = new ArrayList<>();
            ask("return tenfold.repaints.slice()").forEach(one -> millis.add(one.asDouble()));
            millis.sort(null);
            System.out.printf(
                    "%-24s %-6s drag: %3d repaints in %.1f s, p50 %3.0f ms, p95 %3.0f ms, longest %3.0f ms%n",
                    scenario,
                    time,
                    millis.size(),
                    held / 1e3,
                    at(millis, 0.5),
                    at(millis, 0.95),
                    at(millis, 1));
        }
    }

    private static double at(List<Double> sorted, double share) {
        return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }

    /** The hand stays a moment at each place, as hands do that look at what they changed. */
    private int sweep() throws Exception {
        JsonNode box = ask("const k = document.querySelector('[data-knob]'); k.scrollIntoView({block: 'center'});"
                + "const r = k.getBoundingClientRect(), s = (k.value - k.min) / (k.max - k.min);"
                + "return [r.left + 8 + s * (r.width - 16), r.top + r.height / 2, r.left + 8, r.width - 16]");
        double start = box.get(0).asDouble();
        double left = box.get(2).asDouble();
        double width = box.get(3).asDouble();
        int y = (int) box.get(1).asDouble();
        List<Map<String, Object>> moves = new ArrayList<>();
        moves.add(move(start, y, 0));
        moves.add(Map.of("type", "pointerDown", "button", 0));
        for (int i = 0; i < MOVES; i++) {
            double quarter = 4.0 * i / MOVES;
            double right = left + width;
            double to = right + (start - right) * (quarter - 3);
            if (quarter < 1) {
                to = start + (left - start) * quarter;
            } else if (quarter < 3) {
                to = left + width * (quarter - 1) / 2;
            }
            moves.add(move(to, y, MILLIS_A_MOVE));
        }
        moves.add(Map.of("type", "pointerUp", "button", 0));
        Map<String, Object> mouse = Map.of(
                "type", "pointer", "id", "mouse", "parameters", Map.of("pointerType", "mouse"), "actions", moves);
        say("/actions", Map.of("actions", List.of(mouse)));
        return MOVES * MILLIS_A_MOVE;
    }

    private static Map<String, Object> move(double x, int y, int millis) {
        int at = (int) Math.round(x);
        return Map.of("type", "pointerMove", "duration", millis, "x", at, "y", y, "origin", "viewport");
    }

    private void await(String condition) throws Exception {
        for (int i = 0; i < 300; i++) {
            if (ask("return globalThis.tenfold !== undefined && " + condition).asBoolean()) return;
            Thread.sleep(100);
        }
        throw new IllegalStateException("waited 30 s for " + condition);
    }

    private JsonNode ask(String script) throws Exception {
        return say("/execute/sync", Map.of("script", script, "args", List.of()));
    }

    private JsonNode say(String path, Map<String, Object> body) throws Exception {
        return post(session + path, body);
    }

    private JsonNode post(String path, Map<String, Object> body) throws Exception {
        var answer = client.send(request(driver + path, body), BodyHandlers.ofString());
        if (answer.statusCode() != 200) throw new IllegalStateException(path + ": " + answer.body());
        return mapper.readTree(answer.body()).get("value");
    }

    private HttpRequest request(String address, Map<String, Object> body) throws Exception {
        return HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(mapper.writeValueAsString(body)))
                .build();
    }
}
