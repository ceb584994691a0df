package dev.tenfold.inject.gate;

import dev.tenfold.inject.Course;
import java.util.Map;
import java.util.TreeMap;

/** Makes what a game day plays from the scenario that a client asks for. It may take its time: no event loop waits. */
@FunctionalInterface
public interface CourseMaker {
    /**
     * Makes a course that nobody else drives.
     *
     * @throws Refusal of all that is wrong with the scenario, in the order of the file
     */
    Course make(Request request);

    /**
     * What a client asks to be played.
     *
     * @param name the scenario's file name, such as {@code users-x10.yaml}; relative, never out of its directory
     * @param text its YAML; empty for one that the service has on its shelf
     * @param files what it refers to, such as policies, text by relative file name
     * @param overrides values by path in the scenario, such as {@code load.peak} to {@code x12}
     */
    record Request(String name, String text, Map<String, String> files, Map<String, String> overrides) {
        public Request {
            files = new TreeMap<>(files);
            overrides = new TreeMap<>(overrides);
        }
    }
}
