package dev.tenfold.inject.day;

/** Where a game day stands. */
public enum State {
    /** Its steady state is watched; nothing is written. */
    CHECKING,
    /** What lies before its beginning is run through; nothing is written. */
    STARTING,
    /** It writes, and time passes on its clock. */
    RUNNING,
    /** It writes the same values again and again; its deadline comes nearer all the same. */
    PAUSED,
    /** It writes nothing more, and what it wrote is being undone. */
    UNDOING,
    /** Undoing failed and is tried again: series of it may still be there. */
    UNDO_PENDING,
    /** Nothing of it is left; or a person took what is left upon himself. */
    ENDED;

    /** Whether it has not been stopped yet. */
    public boolean isLive() {
        return compareTo(UNDOING) < 0;
    }
}
