package dev.tenfold.policy.resource;

import java.util.Locale;

/** How a format spells the names of properties. */
public enum Spelling {
    /** {@code MinSize}, as CloudFormation and the AWS command line do. */
    CAPITALS {
        @Override
        String of(String property) {
            return property;
        }
    },
    /** {@code minNumReplicas}, as the REST interfaces of Azure and Google do. */
    CAMEL {
        @Override
        String of(String property) {
            return property;
        }
    },
    /** {@code min_size}, as Terraform does. */
    UNDERSCORES {
        @Override
        String of(String property) {
            return property.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
        }
    };

    /** A property as this format writes it. */
    abstract String of(String property);
}
