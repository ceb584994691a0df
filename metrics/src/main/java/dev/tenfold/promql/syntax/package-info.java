/**
 * How PromQL is written: tokens, the parser and the tree it builds, with the type check. Nothing here knows of data.
 *
 * @see <a href="https://github.com/prometheus/prometheus/blob/main/promql/parser/generated_parser.y">the grammar</a>
 */
package dev.tenfold.promql.syntax;
