package dev.tenfold.policy.patch;

import dev.tenfold.document.draft.Draft;
import java.util.Objects;

/**
 * One change of one field of a policy, in the words of its platform: {@code spec.maxReplicas},
 * {@code TargetTrackingConfiguration.TargetValue}. The file may spell it otherwise, as Terraform does.
 */
public sealed interface Edit {

    /**
     * Which resource of the file is changed, as the file calls it, such as {@code aws_autoscaling_policy.cpu}; empty
     * for a policy that is one object.
     */
    String of();

    /** Which of its fields, such as {@code spec.metrics[0].resource.target.averageUtilization}. */
    String path();

    /**
     * Gives a field a value; one that is absent is added, with the objects around it.
     *
     * @param of see {@link Edit#of}
     * @param path see {@link Edit#path}
     * @param value to be written
     */
    record Set(String of, String path, Draft value) implements Edit {
        public Set {
            Objects.requireNonNull(of, "of");
            Objects.requireNonNull(path, "path");
            Objects.requireNonNull(value, "value");
        }
    }

    /**
     * Adds an item to the end of a list; a list that is absent is added.
     *
     * @param of see {@link Edit#of}
     * @param path of the list
     * @param item to be written
     */
    record Add(String of, String path, Draft item) implements Edit {
        public Add {
            Objects.requireNonNull(of, "of");
            Objects.requireNonNull(path, "path");
            Objects.requireNonNull(item, "item");
        }
    }

    /**
     * Takes a field or an item away, and the objects that only held it.
     *
     * @param of see {@link Edit#of}
     * @param path see {@link Edit#path}
     */
    record Remove(String of, String path) implements Edit {
        public Remove {
            Objects.requireNonNull(of, "of");
            Objects.requireNonNull(path, "path");
        }
    }

    /**
     * Adds a resource to the file, such as a scheduled action.
     *
     * @param of what the file is to call it
     * @param type in the words of the cloud, such as {@code AWS::AutoScaling::ScheduledAction}
     * @param properties in the words of the cloud
     */
    record Declare(String of, String type, Draft.Keyed properties) implements Edit {
        public Declare {
            Objects.requireNonNull(of, "of");
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(properties, "properties");
        }

        @Override
        public String path() {
            return type;
        }
    }

    /** Gives a field of a policy that is one object a value. */
    static Edit set(String path, Draft value) {
        return new Set("", path, value);
    }

    /** Gives a field of a policy that is one object a whole number. */
    static Edit set(String path, long value) {
        return set(path, Draft.of(value));
    }

    /** Adds an item to a list of a policy that is one object. */
    static Edit add(String path, Draft item) {
        return new Add("", path, item);
    }

    /** Takes a field of a policy that is one object away. */
    static Edit remove(String path) {
        return new Remove("", path);
    }
}
