package dev.tenfold.architecture.bad.document;

/** A drawer for what found no name. */
final class ReaderUtils {}
