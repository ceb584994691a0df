package dev.tenfold.inject.platform.cloudwatch;

import java.util.ArrayList;
import java.util.List;

/** All samples of one metric in one period. */
final class Period {
    private final List<double[]> samples = new ArrayList<>();
    private double sum;
    private String unit = "None";

    void add(Datum datum) {
        for (int i = 0; i < datum.values().size(); i++) {
            samples.add(new double[] {datum.values().get(i), datum.counts().get(i)});
        }
        sum += datum.sum();
        unit = datum.unit();
    }

    String unit() {
        return unit;
    }

    double count() {
        return samples.stream().mapToDouble(sample -> sample[1]).sum();
    }

    double sum() {
        return sum;
    }

    double minimum() {
        return samples.stream().mapToDouble(sample -> sample[0]).min().orElseThrow();
    }

    double maximum() {
        return samples.stream().mapToDouble(sample -> sample[0]).max().orElseThrow();
    }

    /** The smallest sample that so much of the weight does not exceed. */
    double percentile(double percent) {
        samples.sort((one, other) -> Double.compare(one[0], other[0]));
        double wanted = count() * percent / 100;
        double passed = 0;
        for (double[] sample : samples) {
            passed += sample[1];
            if (passed >= wanted) {
                return sample[0];
            }
        }
        return maximum();
    }
}
