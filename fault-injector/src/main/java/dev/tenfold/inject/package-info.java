/**
 * Game days: synthetic series into a live monitoring pipeline, on the wall clock, with a deadline on everything. A
 * {@link dev.tenfold.inject.Course} says what the series are worth, {@link dev.tenfold.inject.Sink sinks} take them
 * there, {@link dev.tenfold.inject.ReplicaSource replica sources} bring back what the platform made of it.
 */
package dev.tenfold.inject;
