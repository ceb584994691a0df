/**
 * A scenario on the wall clock: the loop of a rehearsal as the course of a game day, the record of what was injected,
 * seen and decided, and the report beside what was predicted.
 */
package dev.tenfold.gameday;
