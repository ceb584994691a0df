package dev.tenfold.policy;

import dev.tenfold.document.Defaulted;
import dev.tenfold.document.Place;
import dev.tenfold.document.Problem;
import dev.tenfold.document.Warning;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One policy as a file declares it, whatever its format and platform. */
public interface Declaration {

    /** What the platform calls it, such as {@code ScaledObject} or {@code AWS::AutoScaling::ScalingPolicy}. */
    String kind();

    /** Its own name. */
    String name();

    /** Where it begins. */
    Place place();

    /**
     * Names by which the file calls what it scales, the most telling first; empty if it scales nothing, as an alert.
     */
    List<String> targets();

    /** What it does, in one sentence. */
    String understood();

    /** What its author left out, each with the value that holds. */
    List<Defaulted> defaulted();

    /** What its platform would refuse, in the order of its lines. */
    List<Problem> errors();

    /**
     * What looks wrong with it, in the order of its lines.
     *
     * @param startUp from the creation of a replica to its first request, if known
     */
    List<Warning> warnings(Optional<Duration> startUp);

    /** What it says. */
    PolicySpec spec();
}
