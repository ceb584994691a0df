/** Runs vectors: cases taken from the real controllers, each with what must come out. */
package dev.tenfold.conformance;
