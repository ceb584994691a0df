package dev.tenfold.policy.hcl;

/** A text that is no HCL, with the line that shows it. */
final class HclError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;

    HclError(int line, String rule) {
        super(rule);
        this.line = line;
    }

    int line() {
        return line;
    }
}
