package dev.tenfold.architecture.bad.attic;

/** A package nobody planned. */
final class Forgotten {}
