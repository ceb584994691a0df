package dev.tenfold.policy.patch;

import dev.tenfold.document.Part;
import dev.tenfold.policy.resource.Spelling;
import java.util.List;

/**
 * One object of a file that is to be changed.
 *
 * @param notation how the file is written
 * @param root in which the steps begin
 * @param prefix steps to the object itself
 * @param spelling of its fields in the file
 * @param sources of its values
 */
record Home(Notation notation, Part root, List<Step> prefix, Spelling spelling, Sources sources) {
    Home {
        prefix = List.copyOf(prefix);
    }
}
