package dev.tenfold.scenario;

import dev.tenfold.service.Network;
import dev.tenfold.spelling.Meaning;
import dev.tenfold.spelling.Size;

/**
 * What a replica sends, and how fast it can.
 *
 * @param response size of an answer, mean
 * @param bandwidth of a replica
 */
@Meaning("What a replica sends, and how fast it can.")
public record NetworkSpec(
        @Meaning("Size of an answer, mean.") Size response,
        @Meaning("Of a replica, such as 100Mi/s (bytes).") SizeRate bandwidth) {
    public NetworkSpec {
        if (!(bandwidth.bytesPerSecond() > 0)) {
            throw new IllegalArgumentException("bandwidth must be > 0");
        }
    }

    Network network() {
        return new Network(response.bytes(), bandwidth.bytesPerSecond());
    }
}
