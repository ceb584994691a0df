package dev.tenfold.drive;

/**
 * How things stand at the end of a second, of one worker or of all.
 *
 * @param inFlight exchanges that have not ended
 * @param waiting of these, how many wait for a connection
 * @param lines open connections
 * @param exhausted how often in the second an exchange found all connections busy, and no more allowed
 * @param users visits that are going on
 */
public record Standing(int inFlight, int waiting, int lines, long exhausted, int users) {
    /** Nothing going on. */
    static final Standing NONE = new Standing(0, 0, 0, 0, 0);

    /** Of two workers together. */
    Standing and(Standing other) {
        return new Standing(
                inFlight + other.inFlight,
                waiting + other.waiting,
                lines + other.lines,
                exhausted + other.exhausted,
                users + other.users);
    }
}
