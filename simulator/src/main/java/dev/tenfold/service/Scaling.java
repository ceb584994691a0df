package dev.tenfold.service;

/**
 * What replicas cost one another, by the universal scalability law: N of them do the work of {@code N / (1 + contention
 * (N - 1) + coherence N (N - 1))}.
 *
 * @param contention share of the work that only one of them can do at a time: they wait for one another, and use no CPU
 *     meanwhile; 0..1
 * @param coherence share of the work that each does again for each other one, to agree: it is CPU; 0..1
 * @see <a href="https://doi.org/10.1007/978-3-540-31010-5">Gunther: Guerrilla Capacity Planning, 2007, chapter 4</a>
 */
public record Scaling(double contention, double coherence) {
    /** They do not know of one another. */
    public static final Scaling LINEAR = new Scaling(0, 0);

    public Scaling {
        if (!(contention >= 0) || contention > 1 || !(coherence >= 0) || coherence > 1) {
            throw new IllegalArgumentException("contention and coherence must be 0..1");
        }
    }

    /** How many times the CPU of a lone replica a request takes. */
    public double workFactor(double replicas) {
        return 1 + coherence * replicas * Math.max(0, replicas - 1);
    }

    /** Share of the time that contention leaves to each of them where all are busy; 0..1. */
    public double busyShare(double replicas) {
        double work = workFactor(replicas);
        return work / (work + contention * Math.max(0, replicas - 1));
    }
}
