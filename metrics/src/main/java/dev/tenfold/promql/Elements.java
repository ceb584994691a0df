package dev.tenfold.promql;

import dev.tenfold.metric.Labels;
import dev.tenfold.metric.Sample;
import dev.tenfold.promql.function.EvaluationFailure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The elements of an instant vector, in columns that are filled anew at each step. */
final class Elements {
    private static final int FIRST_CAPACITY = 16;

    private Labels[] labels = new Labels[FIRST_CAPACITY];
    private double[] values = new double[FIRST_CAPACITY];
    private int[] weights = new int[FIRST_CAPACITY];
    private final Set<Labels> seen = new HashSet<>();
    private int size;

    Elements clear() {
        size = 0;
        return this;
    }

    void add(Labels whose, double value) {
        add(whose, value, 1);
    }

    /** Adds an element that stands for as many of the same value; only what folds them may meet any but one. */
    void add(Labels whose, double value, int weight) {
        if (size == labels.length) {
            labels = Arrays.copyOf(labels, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
            weights = Arrays.copyOf(weights, 2 * size);
        }
        labels[size] = whose;
        values[size] = value;
        weights[size++] = weight;
    }

    int size() {
        return size;
    }

    Labels labels(int i) {
        return labels[i];
    }

    double value(int i) {
        return values[i];
    }

    int weight(int i) {
        return weights[i];
    }

    /** Fails if two elements have the same labels. */
    Elements requireDistinct() {
        seen.clear();
        for (int i = 0; i < size; i++) {
            if (!seen.add(labels[i])) {
                throw new EvaluationFailure("vector cannot contain metrics with the same labelset: " + labels[i]);
            }
        }
        return this;
    }

    List<Sample> toSamples() {
        List<Sample> samples = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            samples.add(new Sample(labels[i], values[i]));
        }
        return samples;
    }
}
