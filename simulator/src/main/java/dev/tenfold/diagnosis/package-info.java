/** What a measured run says of the scaling behind it: the five questions, answered from a table of measurements. */
package dev.tenfold.diagnosis;
