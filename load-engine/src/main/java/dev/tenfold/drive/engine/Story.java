package dev.tenfold.drive.engine;

import java.net.URI;
import java.util.List;

/**
 * What a visit does, step by step.
 *
 * @param name unique among those of one load
 * @param weight how often it is chosen beside the others; > 0
 * @param steps in order; at least one
 */
public record Story(String name, double weight, List<Step> steps) {
    public Story {
        steps = List.copyOf(steps);
        if (!(weight > 0) || steps.isEmpty()) {
            throw new IllegalArgumentException("a story must have a weight > 0 and steps, was " + name);
        }
    }

    /** Mean number of requests of a visit. */
    public double requests() {
        return steps.stream().mapToDouble(Step::times).sum();
    }

    /** Mean time that a visit thinks, seconds. */
    double thinkSeconds() {
        return steps.stream()
                .mapToDouble(step -> step.times() * (step.thinkLeastMillis() + step.thinkMostMillis()) / 2000)
                .sum();
    }

    /**
     * A GET, and the time to think after it.
     *
     * @param address whole, with host and path
     * @param times how often it is made in a visit, mean; > 0
     * @param thinkLeastMillis shortest time to think after it; >= 0
     * @param thinkMostMillis longest
     */
    public record Step(URI address, double times, long thinkLeastMillis, long thinkMostMillis) {
        public Step {
            if (address.getHost() == null
                    || !(times > 0)
                    || thinkLeastMillis < 0
                    || thinkMostMillis < thinkLeastMillis) {
                throw new IllegalArgumentException("a step must have a host, times > 0 and think >= 0, was " + address);
            }
        }

        /** By which engines count it: without host, as paths are few and hosts come and go. */
        String name() {
            String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
            return "GET " + path() + query;
        }

        /** Path without query; at least a slash. */
        String path() {
            return address.getRawPath() == null || address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        }

        /** Path and query. */
        String target() {
            return path() + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery());
        }

        /** Scheme, host and port. */
        String origin() {
            return address.getScheme() + "://" + address.getRawAuthority();
        }

        /** How often it is always made. */
        int whole() {
            return (int) Math.floor(times + 1e-9);
        }

        /** How often it is made once more, 0..1; to a millionth. */
        double chance() {
            double rest = Math.round((times - whole()) * 1e6) / 1e6;
            return Math.max(0, rest);
        }

        /** Whether anybody thinks after it. */
        boolean thinks() {
            return thinkMostMillis > 0;
        }
    }
}
