package dev.tenfold.architecture.bad.policy.hpa;

import dev.tenfold.architecture.bad.kernel.Known;

/** A policy, in a package of its kind, that looks at the simulator. */
final class NestedKind {
    Known known = new Known();
}
