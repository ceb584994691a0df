package dev.tenfold.drive.mock;

import dev.tenfold.spelling.Figure;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.List;

/**
 * A mock server as its control tells of it.
 *
 * @param book what it knows
 * @param counts what it was asked
 * @param faults what it does wrong
 */
record MockState(MockBook book, MockCounts counts, Faults faults) {
    JsonObject json() {
        JsonObject routes = new JsonObject();
        List<MockRoute> called = book.called();
        called.forEach(each -> routes.put(each.name(), routes.getLong(each.name(), 0L) + each.calls()));
        return new JsonObject()
                .put("answers", book.answers())
                .put("calls", counts.calls())
                .put("matched", counts.matched())
                .put("exact", counts.exact())
                .put("byRoute", counts.like())
                .put("unknown", counts.unknown())
                .put("injectedErrors", counts.errors())
                .put("brokenConnections", counts.resets())
                .put("faults", faultsJson())
                .put("routes", routes);
    }

    private JsonObject faultsJson() {
        return new JsonObject()
                .put("latencyMillis", faults.latency().toMillis())
                .put("errorShare", number(faults.errorShare()))
                .put("errorStatus", faults.errorStatus())
                .put("resetShare", number(faults.resetShare()))
                .put("down", faults.down())
                .put("bytesPerSecond", faults.bytesPerSecond());
    }

    /** Spelled alike by every Java. */
    private static BigDecimal number(double share) {
        return new BigDecimal(Figure.plain(share, 6));
    }
}
