package dev.tenfold.policy.patch;

import dev.tenfold.document.Part;

/** Where a file keeps a value that stands elsewhere in it: a parameter's default, a variable. */
@FunctionalInterface
interface Sources {
    /** Every value stands where it is used. */
    Sources NONE = part -> part;

    /**
     * Follows what stands for a value to where the value is written.
     *
     * @return the same part if it is the value
     * @throws Refusal if the value is worked out, or stands where others take it from too
     */
    Part follow(Part part) throws Refusal;
}
