package dev.tenfold.service;

/** The first three raw moments of a time, and what becomes of them when times follow one another or are mixed. */
final class Moments {
    double first;
    double second;
    double third;

    void set(double first, double second, double third) {
        this.first = first;
        this.second = second;
        this.third = third;
    }

    void constant(double seconds) {
        set(seconds, seconds * seconds, seconds * seconds * seconds);
    }

    /** From cumulants. */
    void of(double mean, double variance, double skew) {
        set(mean, variance + mean * mean, skew + 3 * mean * variance + mean * mean * mean);
    }

    /** A time of its own goes before it. */
    void after(double mean, double variance, double skew) {
        double square = variance + mean * mean;
        double cube = skew + 3 * mean * variance + mean * mean * mean;
        set(first + mean, second + 2 * first * mean + square, third + 3 * second * mean + 3 * first * square + cube);
    }

    /** A share of the times is constant instead. */
    void mixWith(double share, double seconds) {
        set(
                (1 - share) * first + share * seconds,
                (1 - share) * second + share * seconds * seconds,
                (1 - share) * third + share * seconds * seconds * seconds);
    }

    double variance() {
        return Math.max(0, second - first * first);
    }

    /** Third cumulant, zero at least: a law of response times leans to the right. */
    double skew() {
        return Math.max(0, third - 3 * first * second + 2 * first * first * first);
    }
}
