/**
 * Where series are pushed to, one class per kind of destination. A {@link dev.tenfold.inject.sink.Lane} carries batches
 * in order, retries, and bounds what waits; each kind adds how it writes and how it leaves nothing behind.
 */
package dev.tenfold.inject.sink;
