package dev.tenfold.policy.patch;

import dev.tenfold.document.Part;
import dev.tenfold.document.draft.Draft;
import java.util.Optional;

/** How one text is written, and so how parts of it are changed. */
interface Notation {

    /** A single value in place of another, in quotes where that was. */
    Splice replace(Part.Word old, Draft value) throws Refusal;

    /** A value for a key that has none yet: {@code key:} and no more. */
    Splice fill(Part.Entry entry, Draft value) throws Refusal;

    /**
     * A new key with its value.
     *
     * @param into what it belongs to
     * @param after the entry that it follows; empty where it comes first
     */
    Splice insert(Part.Keyed into, Optional<Part.Entry> after, String name, Draft value) throws Refusal;

    /** A new item at the end of a list. */
    Splice append(Part.Listed list, Draft item) throws Refusal;

    /** A key less; there is another one. */
    Splice remove(Part.Keyed from, Part.Entry entry) throws Refusal;

    /** An item less; there is another one. */
    Splice remove(Part.Listed from, int index) throws Refusal;
}
