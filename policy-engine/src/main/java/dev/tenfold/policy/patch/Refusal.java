package dev.tenfold.policy.patch;

/** Why a field cannot be changed, to be read after its path. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    Refusal(String reason) {
        super(reason);
    }
}
