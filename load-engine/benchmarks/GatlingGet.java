import static io.gatling.javaapi.core.CoreDsl.constantConcurrentUsers;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.core.Simulation;
import java.time.Duration;

/** Fifty users who ask without a pause, as drive.sh has all clients do. */
public class GatlingGet extends Simulation {
    {
        String port = System.getProperty("port");
        setUp(scenario("get")
                        .forever()
                        .on(exec(http("get").get("http://127.0.0.1:" + port + "/")))
                        .injectClosed(constantConcurrentUsers(50).during(Duration.ofSeconds(32))))
                .protocols(http.shareConnections())
                .maxDuration(Duration.ofSeconds(32));
    }
}
