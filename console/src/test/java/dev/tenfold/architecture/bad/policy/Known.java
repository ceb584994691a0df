package dev.tenfold.architecture.bad.policy;

/** Something for others to know. */
public final class Known {}
