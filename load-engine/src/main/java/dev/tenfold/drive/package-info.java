/**
 * Real load on a real system, and an honest account of it. Requests are sent when the schedule says, not when the
 * system has time; latency counts from that intended moment, so that a stall is felt by all who would have come in it;
 * and where the generator itself was the limit the result says so instead of blaming the system.
 *
 * @see <a href="https://www.usenix.org/conference/nsdi-06/open-versus-closed-cautionary-tale">Schroeder, Wierman,
 *     Harchol-Balter: Open versus closed, a cautionary tale</a>
 */
package dev.tenfold.drive;
