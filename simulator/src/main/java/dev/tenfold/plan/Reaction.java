package dev.tenfold.plan;

import dev.tenfold.scenario.Script;
import dev.tenfold.verdict.Finding;
import dev.tenfold.verdict.Report;
import java.util.List;
import java.util.Optional;

/**
 * How long it takes from a need to a replica that takes requests.
 *
 * @param parts where the time goes, seconds each
 * @param run the command of the rehearsal that showed it; empty if it was not seen and is what the scenario says
 */
public record Reaction(List<Finding.Part> parts, String run) {
    /** A sample's age, a scrape and a look: what a policy takes that was not seen to take any. */
    private static final double UNSEEN_DETECTION = 60;

    public Reaction {
        parts = List.copyOf(parts);
    }

    /** All of it, seconds. */
    public double seconds() {
        return parts.stream().mapToDouble(Finding.Part::seconds).sum();
    }

    /** The slowest that rehearsals showed of a service, or what its start-up takes at least. */
    static Reaction of(String service, Script script, List<Report> reports) {
        Optional<Reaction> slowest = Optional.empty();
        for (Report report : reports) {
            for (Finding finding : report.findings()) {
                if (finding.name().equals("scale-up-within")
                        && finding.service().equals(service)
                        && !finding.parts().isEmpty()) {
                    Reaction seen =
                            new Reaction(finding.parts(), report.subject().command());
                    slowest = slowest.filter(known -> known.seconds() >= seen.seconds())
                            .or(() -> Optional.of(seen));
                }
            }
        }
        return slowest.orElseGet(() -> stated(service, script));
    }

    private static Reaction stated(String service, Script script) {
        double start =
                script.scenario().services().get(service).startUp().startUp().totalNanos() / 1e9;
        return new Reaction(
                List.of(new Finding.Part("detection, assumed", UNSEEN_DETECTION), new Finding.Part("start-up", start)),
                "");
    }
}
