/** The sweep of {@code dev.tenfold.trial} on a Spark cluster. */
package dev.tenfold.spark;
