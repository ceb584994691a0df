/**
 * Recorded traffic, sent again: when it came, faster, or by more users than there were; without the secrets it holds,
 * and to no server that was not named. What answers is compared with what answered then.
 */
package dev.tenfold.drive.replay;
