/** One process that injects: its journal, its warden, its gate, and who asks for real alerts. */
package dev.tenfold.inject.station;
