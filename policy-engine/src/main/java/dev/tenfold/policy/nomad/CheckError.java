package dev.tenfold.policy.nomad;

import java.util.Optional;

/**
 * What a policy does when one of its checks fails.
 *
 * @see <a href="https://github.com/hashicorp/nomad-autoscaler/blob/main/policy/check.go">policy/check.go</a>
 */
public enum CheckError {
    /** The check is left out. */
    IGNORE,
    /** The whole evaluation ends without an action. */
    FAIL;

    /**
     * What happens: what the check's {@code on_error} says, or else the policy's {@code on_check_error}, or else
     * ignore.
     */
    public static CheckError inForce(Optional<String> onError, Optional<String> onCheckError) {
        return onError.flatMap(CheckError::of)
                .or(() -> onCheckError.flatMap(CheckError::of))
                .orElse(IGNORE);
    }

    private static Optional<CheckError> of(String text) {
        return switch (text) {
            case "ignore" -> Optional.of(IGNORE);
            case "fail" -> Optional.of(FAIL);
            default -> Optional.empty();
        };
    }
}
