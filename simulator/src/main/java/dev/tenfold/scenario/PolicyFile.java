package dev.tenfold.scenario;

import dev.tenfold.spelling.Default;
import dev.tenfold.spelling.Meaning;
import java.util.Map;
import java.util.Optional;

/**
 * A file of scaling policies in its own format, unmodified.
 *
 * @param file relative to the scenario
 * @param service the service or node pool that its policies scale; the one with the target's name if left out
 * @param parameters values for what the file leaves open, such as parameters of a CloudFormation template
 */
@Meaning("A file of scaling policies in its own format, unmodified.")
public record PolicyFile(
        @Meaning("The file, relative to the scenario.") String file,

        @Meaning("The service or node pool that it scales; the one with the target's name if left out.")
        Optional<String> service,

        @Meaning("Values for what the file leaves open, such as parameters of a template, by name.") @Default("{}")
        Map<String, String> parameters) {}
