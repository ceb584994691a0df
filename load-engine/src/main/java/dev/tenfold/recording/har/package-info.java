/** HTTP Archives: what a browser or a proxy recorded. */
package dev.tenfold.recording.har;
