/** What is broken: fault kinds, and the conditions that they make. */
package dev.tenfold.fault;
