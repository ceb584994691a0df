package dev.tenfold.inject.sink;

import io.vertx.core.Future;

/** One way to send batches somewhere. */
@FunctionalInterface
interface Transport {
    /** Sends a batch; the future never fails. */
    Future<Outcome> send(Batch batch);
}
