package dev.tenfold.fault;

import dev.tenfold.spelling.Meaning;
import java.time.Duration;
import java.util.List;

/**
 * A zone of the cloud is lost: nodes and replicas there die with all that they hold, and nothing can be placed there
 * until it is back. The platform replaces them in the zones that are left.
 *
 * @param at when it is lost, since start
 * @param lasts how long it is lost
 * @param zone its name, as {@code placement.zones} of services and pools say it
 */
@Meaning("A zone is lost with all nodes and replicas in it, and nothing can be placed there until it is back.")
public record KillZone(
        @Meaning("When it begins, since the start.") Duration at,
        @Meaning("How long it lasts.") Duration lasts,

        @Meaning("The zone, as placement.zones of services and pools name it.")
        String zone)
        implements PlatformFault {
    public KillZone {
        Ramps.requireTimes(at, lasts);
    }

    @Override
    public void begin(Ground ground) {
        ground.loseZone(zone);
    }

    @Override
    public void end(Ground ground) {
        ground.restoreZone(zone);
    }

    @Override
    public String title() {
        return "zone " + zone + " lost";
    }

    @Override
    public List<Mention> mentions() {
        return List.of(new Mention("zone", zone, Mention.What.ZONE));
    }

    @Override
    public Fault variant(Duration at, Duration lasts, double intensity) {
        return new KillZone(at, lasts, zone);
    }
}
