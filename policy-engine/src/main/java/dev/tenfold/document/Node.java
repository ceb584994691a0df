package dev.tenfold.document;

/** A part of a document, with its place. Aliases and merge keys are already followed. */
public sealed interface Node permits Mapping, Sequence, Scalar {

    /** Where it begins. */
    Place place();

    /** The application's own tag, such as {@code !Ref} of CloudFormation; empty for the tags of YAML itself. */
    String tag();

    /** What a complaint calls it: the value as written, or {@code a list}, {@code a mapping}. */
    String shown();

    /** The same value, all of it said to stand elsewhere. */
    Node at(Place elsewhere);
}
