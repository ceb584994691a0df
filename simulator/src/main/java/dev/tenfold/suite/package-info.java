/** Many rehearsals as one gate: which are run together, as which type of test, and what changed since the last time. */
package dev.tenfold.suite;
