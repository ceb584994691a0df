package dev.tenfold.drive;

import io.netty.handler.codec.http.HttpHeaders;
import java.io.ByteArrayOutputStream;

/**
 * One request and its answer. Used over and over by one worker: an exchange that has ended goes back to its pool. It is
 * a link of the chain of those that wait, in the order in which they were meant to be sent.
 */
final class Exchange {
    /** Whom it is made for; null in the pool. */
    Visit visit;

    Call call;
    /** When it was meant to be sent, and when it was, nanoseconds since start; -1 before. */
    long intendedNanos;

    long sentNanos;
    /** What came so far. */
    int status;

    HttpHeaders headers;
    long bytes;
    ByteArrayOutputStream body;
    /** Where it is being carried; null while it waits for a line. */
    Line line;

    Exchange before;
    Exchange behind;

    void begin(Visit aVisit, Call aCall, long atNanos) {
        visit = aVisit;
        call = aCall;
        intendedNanos = atNanos;
        sentNanos = -1;
        status = 0;
        headers = null;
        bytes = 0;
        body = null;
        line = null;
    }

    /** It has ended, and holds on to nothing. */
    void forget() {
        visit = null;
        call = null;
        headers = null;
        body = null;
        line = null;
    }

    /** The head of the answer is there. */
    void head(int aStatus, HttpHeaders someHeaders) {
        status = aStatus;
        headers = someHeaders;
        body = call.readsBody() ? new ByteArrayOutputStream() : null;
    }

    /** Whether any of the answer has come. */
    boolean answering() {
        return status != 0;
    }
}
