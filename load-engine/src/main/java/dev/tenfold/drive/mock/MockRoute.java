package dev.tenfold.drive.mock;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/** What was recorded of one method and path, or of one method and route: answers in order, and how long they took. */
final class MockRoute {
    private final String name;
    private final List<MockAnswer> answers = new ArrayList<>();
    private final List<Double> seconds = new ArrayList<>();
    private int next;
    private long calls;
    private boolean sorted;

    /** @param name in reports */
    MockRoute(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /** Adds what was recorded; NaN seconds where that was not. */
    void add(MockAnswer answer, double took) {
        answers.add(answer);
        if (took >= 0) {
            seconds.add(took);
            sorted = false;
        }
    }

    /** The answer to the next call. */
    MockAnswer answer(Choice choice, RandomGenerator random) {
        if (choice == Choice.CHANCE) {
            return answers.get(random.nextInt(answers.size()));
        }
        MockAnswer answer = answers.get(next);
        next = (next + 1) % answers.size();
        return answer;
    }

    /** How long an answer takes, drawn from what was recorded with straight lines between; 0 if nothing was. */
    double seconds(RandomGenerator random) {
        if (seconds.isEmpty()) {
            return 0;
        }
        if (!sorted) {
            Collections.sort(seconds);
            sorted = true;
        }
        double place = random.nextDouble() * (seconds.size() - 1);
        int below = (int) place;
        double first = seconds.get(below);
        double second = seconds.get(Math.min(below + 1, seconds.size() - 1));
        return first + (place - below) * (second - first);
    }

    void called() {
        calls++;
    }

    long calls() {
        return calls;
    }
}
