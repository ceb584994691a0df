package dev.tenfold.scenario;

import dev.tenfold.spelling.Meaning;
import java.util.Optional;

/**
 * A file of scaling policies in its own format, unmodified.
 *
 * @param file relative to the scenario
 * @param service the service that its policies scale; the one with the target's name if left out
 */
@Meaning("A file of scaling policies in its own format, unmodified.")
public record PolicyFile(
        @Meaning("The file, relative to the scenario.") String file,

        @Meaning("The service it scales; the one with the target's name if left out.")
        Optional<String> service) {}
