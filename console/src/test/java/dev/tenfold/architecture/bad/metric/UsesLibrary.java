package dev.tenfold.architecture.bad.metric;

import com.tngtech.archunit.lang.ArchRule;

/** Ground floor with a library. */
final class UsesLibrary {
    ArchRule rule;
}
