/** What has begun and not ended, on disk: whatever happens to the process, somebody can undo it. */
package dev.tenfold.inject.journal;
