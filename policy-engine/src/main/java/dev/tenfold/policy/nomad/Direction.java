package dev.tenfold.policy.nomad;

import java.util.Locale;

/**
 * Which way an action goes, from the riskiest to the safest.
 *
 * @see <a href="https://github.com/hashicorp/nomad-autoscaler/blob/main/sdk/strategy.go">sdk/strategy.go</a>
 */
public enum Direction {
    DOWN,
    NONE,
    UP,
    /** Somebody is told, nothing is done. */
    RECOMMENDATION;

    /** The direction of that name, as {@link #text} gives it. */
    public static Direction of(String text) {
        for (Direction direction : values()) {
            if (direction.text().equals(text)) {
                return direction;
            }
        }
        throw new IllegalArgumentException("a direction must be down, none, up or recommendation, was " + text);
    }

    static Direction between(long before, long after) {
        return after > before ? UP : after < before ? DOWN : NONE;
    }

    /** As the autoscaler prints it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
