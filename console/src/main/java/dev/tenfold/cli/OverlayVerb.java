package dev.tenfold.cli;

import dev.tenfold.inject.overlay.RuleCopies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** {@code ./tenfold overlay}: copies of alerting rules that read marked copies of real series. */
final class OverlayVerb implements Verb {
    @Override
    public Usage usage() {
        return new Usage(
                "overlay",
                "Copy rules of Prometheus so that they read what inject --overlay tells",
                List.of("Prints the rules that read an overlaid metric, with its marked copy in its place: alerts and"
                        + " recorded series are called tenfold_..., and alerts carry tenfold_overlay=\"true\"."
                        + " Load them beside the real rules for the time of the game day."),
                "RULES",
                List.of(InjectVerb.OVERLAY),
                List.of("./tenfold overlay --overlay 'http_requests_total*10' scenarios/policies/shop-alerts.yaml"));
    }

    @Override
    public Exit run(Given given, Terminal terminal) throws Misuse {
        GameDayRequest request = new GameDayRequest(given);
        Set<String> names = RuleCopies.names(request.distortions(Duration.ofDays(1)));
        request.throwIfAny();
        if (names.isEmpty() || given.operands().isEmpty()) {
            throw new Misuse("overlay needs a file of RULES, and --overlay to say which metrics have copies");
        }
        for (String file : given.operands()) {
            try {
                RuleCopies copies = RuleCopies.of(Files.readString(Path.of(file)), names);
                terminal.out().print(copies.text());
                copies.doubts().forEach(doubt -> terminal.err().println(file + ": " + doubt));
                terminal.err()
                        .println(file + ": " + copies.alerts() + " alerts and " + copies.records()
                                + " recorded series are copied");
            } catch (IOException unreadable) {
                throw Misuse.file(file, unreadable);
            } catch (IllegalArgumentException wrong) {
                throw new Misuse(file + ": " + wrong.getMessage());
            }
        }
        terminal.out().flush();
        return Exit.HELD;
    }
}
