/**
 * Stand-ins for the dependencies found in a recording: a server that answers as they did, as slowly as they did, and as
 * badly as one likes.
 */
package dev.tenfold.drive.mock;
