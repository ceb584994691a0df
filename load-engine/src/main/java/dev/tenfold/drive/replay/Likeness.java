package dev.tenfold.drive.replay;

import dev.tenfold.drive.Reply;
import dev.tenfold.recording.RecordedBody;
import dev.tenfold.recording.RecordedCall;
import java.util.Optional;

/**
 * What an answer must be like to match the recorded one: a status of the same class, a size within a tolerance, and,
 * where JSON was recorded, all its fields.
 *
 * @param statusClass 1..5; 0 if no status was recorded
 * @param bytes of the body; -1 if not to be compared
 * @param slack bytes by which it may differ
 * @param shape of the body, if it was JSON
 */
record Likeness(int statusClass, long bytes, double slack, Optional<Shape> shape) {
    /** What logs may count beside the body: a head. */
    private static final int HEAD_BYTES = 512;

    /**
     * Of a recorded answer.
     *
     * @param tolerance share of the size by which another may differ
     */
    static Likeness of(RecordedCall call, double tolerance) {
        int status = call.request().status();
        boolean exact = call.bodyBytes() >= 0;
        boolean bodiless = status == 204 || status == 304 || call.method().equals("HEAD");
        long bytes = bodiless ? -1 : exact ? call.bodyBytes() : call.request().bytes();
        double slack = Math.max(bytes * tolerance, exact ? 0 : HEAD_BYTES);
        Optional<Shape> shape = bodiless
                ? Optional.empty()
                : call.answerBody().filter(RecordedBody::isJson).flatMap(body -> Shape.of(body.text()));
        return new Likeness(status / 100, bytes, slack, shape);
    }

    boolean readsBody() {
        return shape.isPresent();
    }

    /** Whether there is anything to compare with. */
    boolean judges() {
        return statusClass > 0;
    }

    /** How an answer differs, in words without its values; empty if it matches. A wrong status says all. */
    Optional<String> difference(Reply reply) {
        if (reply.status() / 100 != statusClass) {
            return Optional.of("status " + reply.status() / 100 + "xx, was " + statusClass + "xx");
        }
        if (shape.isPresent()) {
            Optional<Shape> now = Shape.of(reply.text());
            return now.isEmpty() ? Optional.of("body is not JSON") : shape.get().differenceOf(now.get());
        }
        boolean other = bytes >= 0 && Math.abs(reply.bytes() - bytes) > slack;
        return other ? Optional.of("size beyond the tolerance") : Optional.empty();
    }
}
