package dev.tenfold.policy.patch;

import dev.tenfold.document.Part;
import dev.tenfold.policy.resource.Spelling;
import java.util.ArrayList;
import java.util.List;

/**
 * One object of a file that is to be changed.
 *
 * @param notation how the file is written
 * @param root in which the steps begin
 * @param prefix steps to the object itself
 * @param spelling of its fields in the file
 * @param sources of its values
 * @param unwritten the first step of its paths where the object is only the value of that field; empty if it is whole
 */
record Home(Notation notation, Part root, List<Step> prefix, Spelling spelling, Sources sources, String unwritten) {
    Home {
        prefix = List.copyOf(prefix);
    }

    Home(Notation notation, Part root, List<Step> prefix, Spelling spelling, Sources sources) {
        this(notation, root, prefix, spelling, sources, "");
    }

    /** The steps of a path, as the file spells them. */
    List<Step> steps(String path) {
        List<Step> steps = new ArrayList<>(prefix);
        List<Step> own = Step.of(path);
        boolean implied = !unwritten.isEmpty() && own.get(0).key().equals(unwritten);
        for (Step step : own.subList(implied ? 1 : 0, own.size())) {
            steps.add(step.isIndex() ? step : Step.key(spelling.of(step.key())));
        }
        return steps;
    }
}
