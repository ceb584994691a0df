package dev.tenfold.tune;

import dev.tenfold.scenario.Script;
import java.util.List;

/** Where the given scenarios come from: each can be read again with fields set, as {@code --set} does. */
public interface Source {

    /** How many scenarios are given; 1 or more. */
    int count();

    /**
     * A scenario with everything that it names.
     *
     * @param index from 0
     * @param overrides each {@code path=value}; none for the scenario as it is given
     * @throws Misfit if the scenario makes no sense with them
     */
    Script read(int index, List<String> overrides);

    /** All of them as they are given. */
    default List<Script> given() {
        return java.util.stream.IntStream.range(0, count())
                .mapToObj(index -> read(index, List.of()))
                .toList();
    }
}
