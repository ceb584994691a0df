package dev.tenfold.verdict;

import java.util.List;

/**
 * What a run says to one question.
 *
 * @param question what was asked
 * @param answer a sentence with its numbers
 * @param evidence the numbers behind it, a sentence each; of {@link Question#CHANGES} one change each, with its
 *     arithmetic
 */
public record Answer(Question question, String answer, List<String> evidence) {
    public Answer {
        evidence = List.copyOf(evidence);
    }
}
