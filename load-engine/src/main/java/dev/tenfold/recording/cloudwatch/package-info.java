/** Answers of Amazon CloudWatch. */
package dev.tenfold.recording.cloudwatch;
