/** Series as comma-separated values. */
package dev.tenfold.recording.csv;
