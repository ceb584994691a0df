package dev.tenfold.drive;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What one answer must be like; goals on all of them together are the business of whoever reads the result. */
public sealed interface Check {
    /** Whether an answer holds it. */
    boolean holds(Reply reply);

    /** Whether it has to see the body, which otherwise is only counted. */
    default boolean readsBody() {
        return false;
    }

    /** For people. */
    String sentence();

    /**
     * The status is one of some.
     *
     * @param accepted 100..599
     */
    record Status(Set<Integer> accepted) implements Check {
        public Status {
            accepted = Set.copyOf(accepted);
        }

        @Override
        public boolean holds(Reply reply) {
            return accepted.contains(reply.status());
        }

        @Override
        public String sentence() {
            return "status is one of " + accepted.stream().sorted().toList();
        }
    }

    /** A header is there and its value contains a text. */
    record Header(String name, String contains) implements Check {
        @Override
        public boolean holds(Reply reply) {
            List<String> values = reply.headers(name);
            return values.stream().anyMatch(value -> value.contains(contains));
        }

        @Override
        public String sentence() {
            return "header " + name + " contains \"" + contains + '"';
        }
    }

    /** The body has a place that matches. */
    record Body(Pattern pattern) implements Check {
        @Override
        public boolean holds(Reply reply) {
            return pattern.matcher(reply.text()).find();
        }

        @Override
        public boolean readsBody() {
            return true;
        }

        @Override
        public String sentence() {
            return "body matches " + pattern;
        }
    }

    /**
     * Something that the asker looks at by itself, on the event loop that reads the answer.
     *
     * @param sentence for people
     * @param readsBody whether it has to see the body
     * @param look says whether the answer holds
     */
    record Watch(String sentence, boolean readsBody, Predicate<Reply> look) implements Check {
        @Override
        public boolean holds(Reply reply) {
            return look.test(reply);
        }
    }

    /**
     * The body has a size, bytes.
     *
     * @param least 0 or more
     * @param most no less
     */
    record Size(long least, long most) implements Check {
        @Override
        public boolean holds(Reply reply) {
            return reply.bytes() >= least && reply.bytes() <= most;
        }

        @Override
        public String sentence() {
            return "body has " + least + " to " + most + " bytes";
        }
    }
}
