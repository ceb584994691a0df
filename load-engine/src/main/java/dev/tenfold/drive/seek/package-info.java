/**
 * The highest rate that a system sustains: up in geometric steps, back to rest after each failure, down by bisection,
 * then confirmed over a longer time. A ramp that only climbs answers 9 to 15 % too high, since its load has risen while
 * the queue still fills; without the rest in between what is left in the queue makes the next step fail.
 */
package dev.tenfold.drive.seek;
