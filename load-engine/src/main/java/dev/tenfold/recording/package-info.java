/**
 * What a team has already measured: requests one by one, results of load tests, series over time. Readers of each
 * format live in the packages below; {@code recording.file} tells formats apart by what a file holds.
 */
package dev.tenfold.recording;
