/** Reads a recording whatever its format is. */
package dev.tenfold.recording.file;
