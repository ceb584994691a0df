package dev.tenfold.architecture.bad.document;

/** Named after the language, not the domain. */
abstract class AbstractReader {}
