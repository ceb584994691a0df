package dev.tenfold.architecture.bad.cli;

/** Knows itself only, yet may not be known. */
public final class Known {}
