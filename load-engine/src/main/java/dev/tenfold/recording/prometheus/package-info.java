/** Answers of Prometheus' HTTP API. */
package dev.tenfold.recording.prometheus;
