package dev.tenfold.architecture.bad.kernel;

/** Time that knows the command line. */
public final class Known {
    Object cli = new dev.tenfold.architecture.bad.cli.Known();
}
