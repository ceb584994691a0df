/** What is broken: fault kinds, the conditions they make, and the plan of a rehearsal's faults. */
package dev.tenfold.fault;
