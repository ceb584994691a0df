package dev.tenfold.inject.sink;

/** Batches as lines of text. */
interface Lines {
    /** Writes the lines of a batch. */
    void write(Batch batch, LineWriter out);

    /** Series in a batch at most. */
    int most();

    /** A server forgot what it was told, or may have: lines that build on earlier ones begin anew. */
    default void restart() {}
}
