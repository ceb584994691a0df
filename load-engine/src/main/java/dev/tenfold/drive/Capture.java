package dev.tenfold.drive;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value that a visit takes from an answer and uses later, such as a token.
 *
 * @param name by which templates ask for it
 * @param header the header that holds it; empty if the body does
 * @param pattern its first group is the value, the whole match where it has none
 */
public record Capture(String name, String header, Pattern pattern) {
    /** Whether it has to see the body. */
    boolean readsBody() {
        return header.isEmpty();
    }

    /** The value, if it is there. */
    Optional<String> from(Reply reply) {
        if (header.isEmpty()) {
            return find(reply.text());
        }
        return reply.headers(header).stream()
                .map(this::find)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> find(String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            return Optional.empty();
        }
        return Optional.ofNullable(matcher.group(matcher.groupCount() > 0 ? 1 : 0));
    }
}
