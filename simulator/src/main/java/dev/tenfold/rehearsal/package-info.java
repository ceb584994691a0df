/** The loop: one run of a scenario in virtual time, and its history. */
package dev.tenfold.rehearsal;
