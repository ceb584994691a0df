package dev.tenfold.load;

import java.time.Duration;

/**
 * How restless traffic is beside its shape and beside the chance of single arrivals. The numbers are fits to recorded
 * traffic: what the counts of its rows vary more than independent arrivals would, against a moving mean of an hour or
 * of as many rows as are named. {@code BurstinessTest} fits them again.
 */
public enum Burstiness {
    /**
     * A site with very many users: the World Cup's in June 1998, 489 requests/s (Internet Traffic Archive). Counts of a
     * minute vary by 6.4 %; index of dispersion 120.
     */
    CALM(0.07, 150),
    /**
     * A service for machines and people: Azure's LLM conversations in November 2023, 5.5 requests/s (61 rows of 10 s;
     * AzurePublicDataset). Counts of 10 s vary by 11 % more than by chance; index of dispersion 1.6.
     */
    CHAT(0.13, 9),
    /**
     * A small site whose pages bring their pictures with them: NASA's in July 1995, 0.8 requests/s (Internet Traffic
     * Archive). Counts of a minute vary by 32 % more than by chance; index of dispersion 6.0.
     */
    WEB(0.41, 40),
    /**
     * What people talk about: tweets on AAPL in spring 2015, 0.3/s (25 rows of five minutes; NAB). Counts of five
     * minutes vary by 55 % more than by chance; index of dispersion 27.
     */
    SOCIAL(0.78, 140),
    /**
     * Few clients who come with many requests: a load balancer on AWS in April 2014, 0.2 requests/s (49 rows of five
     * minutes; NAB, elb_request_count_8c0756). Counts of five minutes vary by 86 % more than by chance; index of
     * dispersion 47.
     */
    BURSTY(1.9, 50);

    private final double spread;
    private final Duration memory;

    Burstiness(double spread, int memorySeconds) {
        this.spread = spread;
        memory = Duration.ofSeconds(memorySeconds);
    }

    /** Standard deviation of the level over its mean. */
    public double spread() {
        return spread;
    }

    /** How long a deviation lasts: its logarithm is 1/e as strong after this time. */
    public Duration memory() {
        return memory;
    }
}
