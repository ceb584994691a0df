package dev.tenfold.policy.patch;

import dev.tenfold.document.draft.Draft;
import dev.tenfold.policy.Declaration;

/** How files of one format hold policies. */
interface Form {

    /**
     * Finds the object that an edit is about.
     *
     * @param text of the file, as it is by now
     * @param policy as it was read from the file
     * @param of see {@link Edit#of}
     */
    Home home(String text, Declaration policy, String of) throws Refusal;

    /**
     * Adds a resource to the file.
     *
     * @param id for it, if the format gives resources ids
     */
    default Splice resource(String text, String type, String id, Draft.Keyed properties) throws Refusal {
        throw new Refusal("cannot be added to a file of this kind: write it beside it");
    }
}
