/**
 * What a user wrote: YAML and JSON documents as trees that remember where each value stands, records bound to them
 * strictly, and every problem at once. The only package that knows the YAML parser.
 */
package dev.tenfold.document;
