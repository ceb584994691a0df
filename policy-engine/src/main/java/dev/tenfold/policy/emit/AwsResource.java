package dev.tenfold.policy.emit;

import dev.tenfold.document.draft.Draft;
import java.util.Objects;

/**
 * A resource that is to be written.
 *
 * @param type in the words of AWS
 * @param id by which the file calls it
 * @param properties in the words of AWS
 */
record AwsResource(String type, String id, Draft.Keyed properties) {
    AwsResource {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(properties, "properties");
    }
}
