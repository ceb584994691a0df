package dev.tenfold.inject.safety;

import dev.tenfold.inject.Loop;
import dev.tenfold.spelling.Figure;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Keeps asking probes. One that is broken counts at once; one of which nobody can tell counts when its patience is at
 * its end. Lives on the loop.
 */
public final class Watch {
    private final Loop loop;
    private final Function<Probe, Future<Finding>> asker;
    private final List<Watched> watched;

    /** @param asker asks a probe once */
    public Watch(Loop loop, List<Probe> probes, Function<Probe, Future<Finding>> asker) {
        this.loop = loop;
        this.asker = asker;
        watched = probes.stream().map(Watched::new).toList();
    }

    /** Asks all that are not being asked; their patience begins with the first time. */
    public void ask() {
        watched.forEach(Watched::ask);
    }

    /** Why not all is well, a sentence; empty as far as anybody knows. */
    public Optional<String> broken() {
        return watched.stream().flatMap(each -> each.broken().stream()).findFirst();
    }

    /** What has not been found to hold when last asked, a sentence; empty if all held. */
    public Optional<String> doubtful() {
        return watched.stream()
                .filter(each -> each.last.verdict() != Finding.Verdict.HOLDS)
                .map(each -> each.last.text())
                .findFirst();
    }

    /** Whether each probe has answered at least once. */
    public boolean isAnswered() {
        return watched.stream().allMatch(each -> each.answered);
    }

    /** A probe and what is known of it. */
    private final class Watched {
        private final Probe probe;
        private Finding last;
        private long heldNanos;
        private boolean asked;
        private boolean asking;
        private boolean answered;

        private Watched(Probe probe) {
            this.probe = probe;
            last = Finding.unknown(probe.name() + " has not answered yet");
        }

        private void ask() {
            if (!asked) {
                asked = true;
                heldNanos = loop.nanos();
            }
            if (asking) {
                return;
            }
            asking = true;
            asker.apply(probe).onComplete(done -> {
                asking = false;
                answered = true;
                last = done.succeeded() ? done.result() : Finding.unknown(probe.name() + " cannot be asked");
                if (last.verdict() == Finding.Verdict.HOLDS) {
                    heldNanos = loop.nanos();
                }
            });
        }

        private Optional<String> broken() {
            if (last.verdict() == Finding.Verdict.BROKEN) {
                return Optional.of(last.text());
            }
            Duration blind = Duration.ofNanos(asked ? loop.nanos() - heldNanos : 0);
            boolean tooLong = blind.compareTo(probe.patience()) >= 0;
            return tooLong
                    ? Optional.of("nobody can tell for " + Figure.time(blind.toMillis() / 1000.0) + ": " + last.text())
                    : Optional.empty();
        }
    }
}
