package dev.tenfold.fault;

/** What becomes of a measurement on its way. */
public enum Fate {
    /** It arrives, be it changed. */
    ARRIVES,
    /** It does not arrive, and nobody notices: what was known before stays known until it is too old. */
    MISSING,
    /** It does not arrive, and whoever fetches it notices: what was known before is known to be over. */
    ENDS
}
