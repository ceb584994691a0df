package dev.tenfold.web;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/**
 * The newest question of each client: who turns a knob on does not wait for the answer to where it stood before. Only
 * clients that name themselves have one, as those without a name may be many. For any thread.
 */
final class Latest {
    private final Map<String, Object> newest = new ConcurrentHashMap<>();

    /** A client's question, until it is closed. */
    final class Question implements BooleanSupplier, AutoCloseable {
        private final String client;

        private Question(String client) {
            this.client = client;
        }

        /** Whether the client has asked another since. */
        @Override
        public boolean getAsBoolean() {
            return !client.isEmpty() && newest.get(client) != this;
        }

        @Override
        public void close() {
            newest.remove(client, this);
        }
    }

    /**
     * A client asks; what it asked before is outdated.
     *
     * @param client empty if it has no name
     */
    Question ask(String client) {
        Question question = new Question(client);
        if (!client.isEmpty()) newest.put(client, question);
        return question;
    }
}
