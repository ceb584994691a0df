package dev.tenfold.inject.sink;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/** What answers of HTTP servers mean for a batch. */
final class Replies {
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int REQUEST_TIMEOUT = 408;

    private Replies() {}

    /** A server's answer: taken, to be tried again on 429, 408 and 5xx, refused else. */
    static Outcome outcome(URI uri, HttpTarget.Answer answer, Instant now) {
        if (answer.good()) {
            return Outcome.TAKEN;
        }
        String why = sentence(uri, answer);
        int status = answer.status();
        if (status == TOO_MANY_REQUESTS || status == REQUEST_TIMEOUT || status / 100 == 5) {
            return new Outcome.Later(retryAfter(answer.headers().get("Retry-After"), now), why);
        }
        return new Outcome.Refused(0, why);
    }

    /** A server that did not answer. */
    static Outcome away(URI uri, Throwable cause) {
        String reason = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return new Outcome.Later(Duration.ZERO, uri + " cannot be reached: " + firstLine(reason));
    }

    /** What a server answered, in one sentence. */
    static String sentence(URI uri, HttpTarget.Answer answer) {
        String location = answer.headers().get("Location");
        String words = location == null ? firstLine(answer.words()) : "it redirects, which is not followed";
        return uri + " answered " + answer.status() + (words.isEmpty() ? "" : ": " + words);
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("").strip();
    }

    /** Seconds or a date, as RFC 9110 10.2.3 has it; zero if it is neither. */
    static Duration retryAfter(String header, Instant now) {
        if (header == null) {
            return Duration.ZERO;
        }
        if (header.matches("\\d{1,6}")) {
            return Duration.ofSeconds(Long.parseLong(header));
        }
        try {
            Instant when =
                    ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            return when.isAfter(now) ? Duration.between(now, when) : Duration.ZERO;
        } catch (DateTimeParseException neither) {
            return Duration.ZERO;
        }
    }
}
