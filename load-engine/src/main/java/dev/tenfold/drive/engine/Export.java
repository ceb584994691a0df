package dev.tenfold.drive.engine;

/** A load as the file of another engine. */
public interface Export {
    /** What the file says. */
    String text(Traffic traffic);

    /** What the file is called. */
    String fileName(Traffic traffic);
}
