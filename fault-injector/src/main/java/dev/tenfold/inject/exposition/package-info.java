/** What a scrape reads: the snapshots on air in the formats that scrapers ask for. */
package dev.tenfold.inject.exposition;
