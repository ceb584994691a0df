package dev.tenfold.service;

/** Erlang's loss formula: the share of calls that find every line taken. */
final class ErlangB {
    private ErlangB() {}

    /**
     * The probability that all of {@code lines} are taken.
     *
     * @param lines >= 0, fractions allowed
     * @param erlangs calls per second times seconds a call, were none refused; >= 0
     */
    static double blocking(double lines, double erlangs) {
        if (erlangs <= 0) {
            return 0;
        }
        double exactly = StrictMath.exp(lines * StrictMath.log(erlangs) - erlangs - Gamma.logGamma(lines + 1));
        double atMost = Gamma.upper(lines + 1, erlangs);
        // Far beyond its lines a system blocks all but what the lines can do.
        return atMost > 1e-200 ? Math.min(1, exactly / atMost) : 1 - lines / erlangs;
    }
}
