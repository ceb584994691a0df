package dev.tenfold.inject.safety;

import io.vertx.core.Future;
import java.util.function.Consumer;

/** Who undoes what a process has left when the process itself cannot. */
public interface Guard extends AutoCloseable {
    /** Nobody. */
    Guard NONE = new Guard() {
        @Override
        public Future<Void> ready() {
            return Future.succeededFuture();
        }

        @Override
        public void beat() {}

        @Override
        public void tell(Consumer<String> listener) {}

        @Override
        public void close() {}
    };

    /** Done when somebody is on guard; fails with a sentence if nobody can be. */
    Future<Void> ready();

    /** Whether somebody was on guard, or was to be, and nobody is now. */
    default boolean isLost() {
        return false;
    }

    /** The process and its loop live. Never blocks. */
    void beat();

    /**
     * Whom to tell, in sentences, when a guard is lost and when the next is there.
     *
     * @param listener may be called from any thread
     */
    void tell(Consumer<String> listener);

    /** No guard is needed any more. */
    @Override
    void close();
}
