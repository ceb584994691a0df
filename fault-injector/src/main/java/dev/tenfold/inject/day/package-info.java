/** Game days: they begin, keep pace, are paused and stopped, and leave nothing behind. */
package dev.tenfold.inject.day;
