package dev.tenfold.web;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/**
 * The newest of the questions that a client asks again and again: who turns a knob on does not wait for the answer to
 * where it stood before. Only questions with a name are taken back; others may be meant side by side. For any thread.
 */
final class Latest {
    private final Map<String, Object> newest = new ConcurrentHashMap<>();

    /** A question, until it is closed. */
    final class Question implements BooleanSupplier, AutoCloseable {
        private final String name;

        private Question(String name) {
            this.name = name;
        }

        /** Whether another of its name has been asked since. */
        @Override
        public boolean getAsBoolean() {
            return !name.isEmpty() && newest.get(name) != this;
        }

        @Override
        public void close() {
            newest.remove(name, this);
        }
    }

    /**
     * Asks; what was asked before by the same name is outdated.
     *
     * @param name of the question, with who asks; empty if it has none
     */
    Question ask(String name) {
        Question question = new Question(name);
        if (!name.isEmpty()) newest.put(name, question);
        return question;
    }
}
