package dev.tenfold.recording;

/**
 * One line of a message's head. Its text does not show the value, which may be a secret.
 *
 * @param name as it was written
 * @param value what it says
 */
public record Header(String name, String value) {
    @Override
    public String toString() {
        return name;
    }
}
