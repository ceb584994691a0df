package dev.tenfold.inject.gate;

import dev.tenfold.spelling.Figure;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/** Takes in a request's body: JSON in UTF-8, within a size and a time. */
final class Body {
    private final Vertx vertx;
    private final HttpServerRequest request;
    private final Limits limits;
    private final Buffer taken = Buffer.buffer();
    private final Promise<Buffer> whole = Promise.promise();

    private Body(Vertx vertx, HttpServerRequest request, Limits limits) {
        this.vertx = vertx;
        this.request = request;
        this.limits = limits;
    }

    /**
     * Takes in a request's body. It is called before the event loop has done anything else, so that no byte is missed.
     *
     * @return the bytes; fails with a {@link Refusal} where they are too many, too slow, or of another type
     */
    static Future<Buffer> take(Vertx vertx, HttpServerRequest request, Limits limits) {
        return new Body(vertx, request, limits).take();
    }

    /** Whether a request announces a body at all. */
    static boolean isAnnounced(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        return request.getHeader("Transfer-Encoding") != null
                || length != null && !length.strip().equals("0");
    }

    /**
     * What the bytes say.
     *
     * @throws Refusal if they are no JSON, or no UTF-8
     */
    static Object decode(Buffer bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.getBytes()))
                    .toString();
            return Json.decodeValue(text);
        } catch (CharacterCodingException noText) {
            throw new Refusal(Problem.malformed("The body is no UTF-8."));
        } catch (DecodeException | IllegalArgumentException noJson) {
            throw new Refusal(Problem.malformed("The body is no JSON."));
        }
    }

    private Future<Buffer> take() {
        checkType();
        long announced = announced();
        if (announced > limits.bodyBytes()) throw new Refusal(Problem.tooLarge(limits.bodyBytes()));
        if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
            request.response().writeContinue();
        }
        Duration patience = limits.arrival();
        String late = "The body must be here within " + Figure.time(patience.toMillis() / 1000.0) + ".";
        long timer = vertx.setTimer(patience.toMillis(), fired -> fail(Problem.slow(late)));
        request.handler(this::more);
        request.endHandler(end -> whole.tryComplete(taken));
        request.exceptionHandler(broken -> fail(Problem.malformed("The body broke off.")));
        return whole.future().onComplete(done -> vertx.cancelTimer(timer));
    }

    private void more(Buffer bytes) {
        if (whole.future().isComplete()) return;
        if (taken.length() + bytes.length() > limits.bodyBytes()) {
            fail(Problem.tooLarge(limits.bodyBytes()));
        } else {
            taken.appendBuffer(bytes);
        }
    }

    private void fail(Problem problem) {
        whole.tryFail(new Refusal(problem));
    }

    private long announced() {
        String length = request.getHeader("Content-Length");
        try {
            return length == null ? 0 : Long.parseLong(length.strip());
        } catch (NumberFormatException noNumber) {
            throw new Refusal(Problem.malformed("The Content-Length header is no number."));
        }
    }

    private void checkType() {
        String type = request.getHeader("Content-Type");
        if (type == null
                || !type.toLowerCase(Locale.ROOT).matches("application/json\\s*(;\\s*charset=\"?utf-8\"?\\s*)?")) {
            throw new Refusal(Problem.mediaType("Send Content-Type: application/json, in UTF-8."));
        }
        String coding = request.getHeader("Content-Encoding");
        if (coding != null && !coding.equalsIgnoreCase("identity")) {
            throw new Refusal(Problem.mediaType("Send the body without a Content-Encoding."));
        }
    }
}
