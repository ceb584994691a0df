/** What a rehearsal amounts to: expectations held or failed, with the number, the moment and the evidence. */
package dev.tenfold.verdict;
