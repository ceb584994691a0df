/** Results of load tests, tool by tool. */
package dev.tenfold.recording.loadtest;
