package dev.tenfold.policy.resource;

import dev.tenfold.document.Mapping;
import dev.tenfold.document.Place;
import dev.tenfold.document.Scalar;
import java.util.Objects;
import java.util.Optional;

/**
 * One resource as a file declares it.
 *
 * @param type in the words of its cloud, such as {@code AWS::AutoScaling::AutoScalingGroup}
 * @param id by which the file refers to it; unique in the file
 * @param place where it begins
 * @param properties with references and open values as {@link Unsettled} marks them
 * @param spelling of the properties in the file; here they are spelled as the cloud's own interface does
 */
public record Resource(String type, String id, Place place, Mapping properties, Spelling spelling) {
    public Resource {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(properties, "properties");
        Objects.requireNonNull(spelling, "spelling");
    }

    /** A property that is a text, references and open parts as they are. */
    Optional<String> text(String property) {
        return properties
                .get(property)
                .filter(Scalar.class::isInstance)
                .map(Scalar.class::cast)
                .filter(scalar -> !scalar.isNull() && !scalar.text().isEmpty())
                .map(Scalar::text);
    }

    /** The name that the resource is given, if that tells more than what it waits for, or else that in the file. */
    String name(String property) {
        boolean told = properties
                .get(property)
                .filter(node ->
                        !Unsettled.isOpen(node) || ((Scalar) node).text().matches("[^?(]*\\$\\{[^?(]*"))
                .isPresent();
        return told ? text(property).orElse(id) : id;
    }

    /** Its type without the vendor, such as {@code AutoScalingGroup web}, to list it by. */
    String listed() {
        return type.substring(type.lastIndexOf(':') + 1) + " " + id;
    }
}
