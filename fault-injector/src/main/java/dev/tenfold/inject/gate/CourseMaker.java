package dev.tenfold.inject.gate;

import dev.tenfold.inject.Course;
import dev.tenfold.inject.day.Plan;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

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
     * @param played how the plan has it
     */
    record Request(String name, String text, Map<String, String> files, Map<String, String> overrides, Played played) {
        public Request {
            files = new TreeMap<>(files);
            overrides = new TreeMap<>(overrides);
        }
    }

    /**
     * How a plan has a course played.
     *
     * @param readBack services whose replicas are read back
     * @param from where it begins on its own clock
     * @param speed of its clock over the wall clock
     */
    record Played(Set<String> readBack, Duration from, double speed) {
        /** From the beginning, on the wall clock, by itself. */
        static final Played PLAINLY = new Played(Set.of(), Duration.ZERO, 1);

        static Played of(Plan plan) {
            Set<String> services = new TreeSet<>();
            plan.replicaSources().forEach(source -> services.add(source.service()));
            return new Played(services, plan.from(), plan.speed());
        }
    }
}
