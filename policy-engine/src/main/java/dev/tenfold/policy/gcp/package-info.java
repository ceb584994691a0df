/** The autoscaler of Google Compute Engine's managed instance groups. Utilisation is a fraction, 0 to 1. */
package dev.tenfold.policy.gcp;
