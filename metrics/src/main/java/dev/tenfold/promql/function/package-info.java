/**
 * The arithmetic of PromQL's functions and aggregations: numbers in, a number out. Nothing here knows of labels.
 *
 * @see <a href="https://github.com/prometheus/prometheus/blob/main/promql/functions.go">functions.go</a>
 */
package dev.tenfold.promql.function;
