/** What is known: labels, samples, series, and the store that keeps as much of them as anyone asks for. */
package dev.tenfold.metric;
