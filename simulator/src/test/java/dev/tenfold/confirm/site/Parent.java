package dev.tenfold.confirm.site;

import dev.tenfold.confirm.worker.Job;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A process that starts replicas and a load balancer, says so, and is killed. */
final class Parent {
    private Parent() {}

    /** Runs until it is killed. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Optional<Path> program = Haproxy.program();
        Balancer balancer = program.isPresent()
                ? Haproxy.start(program.get(), Balancer.Choice.POOLED, 8, 2, Duration.ofSeconds(5))
                : Relay.start(Balancer.Choice.POOLED, 8, 2, Duration.ofSeconds(5));
        Job job = new Job(Job.Mode.TIMED, 2, 2, 10, 1_000_000, 1, 0, 0, 30_000_000_000L, 1);
        Crew crew = new Crew(balancer, 8, number -> job.with(number, 0));
        crew.scaleTo(2);
        crew.settle(Duration.ofSeconds(30));
        ProcessHandle.current().descendants().forEach(child -> System.out.println(child.pid()));
        System.out.println("ready");
        System.out.flush();
        Thread.sleep(60_000);
    }
}
