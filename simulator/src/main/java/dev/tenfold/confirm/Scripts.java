package dev.tenfold.confirm;

import dev.tenfold.document.BadInput;
import dev.tenfold.scenario.Script;
import java.util.List;

/** Reads the scenario that is confirmed, again and again with other values. */
@FunctionalInterface
public interface Scripts {
    /** @param overrides each {@code path=value}, put in behind those that the user gave */
    Script with(List<String> overrides) throws BadInput;
}
