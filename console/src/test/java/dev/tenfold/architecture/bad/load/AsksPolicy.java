package dev.tenfold.architecture.bad.load;

import dev.tenfold.architecture.bad.policy.Known;

/** Load that looks at who scales. */
final class AsksPolicy {
    Object policy;

    String kind() {
        return new Known().toString();
    }
}
