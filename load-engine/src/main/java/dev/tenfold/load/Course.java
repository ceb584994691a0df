package dev.tenfold.load;

import java.util.Optional;

/** A level over time as it comes: its stages, and the noise on them. Users, or requests per second. */
public final class Course {
    private final Profile profile;
    private final Fluctuation noise;

    /**
     * @param profile the stages
     * @param noise what is on them, if anything
     */
    public Course(Profile profile, Optional<Fluctuation> noise) {
        this.profile = profile;
        this.noise = noise.orElse(null);
    }

    /** The level at an instant, nanoseconds since start. */
    public double at(long timeNanos) {
        return noise == null ? profile.at(timeNanos) : profile.at(timeNanos) * noise.at(timeNanos);
    }

    /** The mean level of an interval, exactly. */
    public double meanOver(long fromNanos, long toNanos) {
        return noise == null ? profile.meanOver(fromNanos, toNanos) : noise.meanOver(profile, fromNanos, toNanos);
    }

    /** The mean over an interval of the level times a crowd, exactly. */
    double meanOver(Profile crowd, long fromNanos, long toNanos) {
        return noise == null
                ? profile.meanOfProduct(crowd, fromNanos, toNanos)
                : noise.meanOver(profile, crowd, fromNanos, toNanos);
    }

    /** No instant of an interval has a higher level than this. */
    public double ceilingOver(long fromNanos, long toNanos) {
        double most = profile.mostWithin(fromNanos, toNanos);
        return noise == null ? most : most * noise.mostWithin(fromNanos, toNanos);
    }
}
