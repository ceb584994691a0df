/** A real Prometheus in virtual time: told its samples by remote write, asked at times of the caller's choosing. */
package dev.tenfold.prometheus;
