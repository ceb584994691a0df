package dev.tenfold.confirm;

import dev.tenfold.confirm.site.Balancer;
import dev.tenfold.confirm.site.Crew;
import dev.tenfold.confirm.site.Haproxy;
import dev.tenfold.confirm.site.Relay;
import dev.tenfold.drive.Target;
import dev.tenfold.scenario.Script;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The real system with all that it takes to ask it: replicas, a load balancer, and the engine's event loop. */
final class Rig implements AutoCloseable {
    /** Replicas that end hold their places until they have. */
    private static final int PLACES = 3 * Subject.MOST_REPLICAS;

    private static final long CLOSE_SECONDS = 5;

    private final Vertx vertx;
    private final Balancer balancer;
    private final Crew crew;

    private Rig(Vertx vertx, Balancer balancer, Crew crew) {
        this.vertx = vertx;
        this.balancer = balancer;
        this.crew = crew;
    }

    /**
     * Sets it up, without a replica.
     *
     * @param builtIn whether to use the load balancer of this process even where another is installed
     */
    static Rig open(Subject subject, boolean builtIn) throws IOException {
        Duration timeout = subject.script().scenario().load().timeout();
        Optional<Path> program = builtIn ? Optional.empty() : Haproxy.program();
        Balancer balancer = program.isPresent()
                ? Haproxy.start(program.get(), subject.choice(), PLACES, subject.mostEach(), timeout)
                : Relay.start(subject.choice(), PLACES, subject.mostEach(), timeout);
        Vertx vertx =
                Vertx.vertx(new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(1));
        return new Rig(vertx, balancer, new Crew(balancer, PLACES, subject::job));
    }

    Vertx vertx() {
        return vertx;
    }

    Crew crew() {
        return crew;
    }

    /** What stands before the replicas. */
    String balancer() {
        return balancer.name();
    }

    Target target() {
        return new Target("127.0.0.1", balancer.port(), false, Target.Protocol.HTTP_1_1);
    }

    /** A pilot of its replicas, if a policy scales them. */
    Optional<Autopilot> pilot(Subject subject) {
        Script script = subject.script();
        return subject.policy().map(policy -> new Autopilot(script, policy, crew, subject.mostReplicas()));
    }

    @Override
    public void close() {
        crew.close();
        balancer.close();
        try {
            vertx.close().toCompletionStage().toCompletableFuture().get(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException now) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException anyhow) {
            // The process ends soon.
        }
    }
}
