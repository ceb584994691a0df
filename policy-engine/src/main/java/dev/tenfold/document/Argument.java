package dev.tenfold.document;

import java.util.Optional;

/**
 * What a record's constructor is to be given for one component.
 *
 * @param component which
 * @param value the value; empty if it is wrong, which is then among the problems
 * @param shown what the user wrote
 */
record Argument(Component component, Optional<Object> value, String shown) {}
