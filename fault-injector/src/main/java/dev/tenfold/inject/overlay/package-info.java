/**
 * Faults on top of real series: the real values are read, distorted and told under a marked name, so that copies of the
 * real rules can be pointed at them.
 */
package dev.tenfold.inject.overlay;
