/** What autoscalers say they did. */
package dev.tenfold.recording.scaling;
