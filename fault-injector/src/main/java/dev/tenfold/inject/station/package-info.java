/** One process that injects: its journal, its warden, its own scrape endpoint, and what tells it of real alerts. */
package dev.tenfold.inject.station;
