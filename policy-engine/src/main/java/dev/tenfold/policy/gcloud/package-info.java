/** Autoscalers of Google Compute Engine as {@code gcloud} and its REST interface show them. */
package dev.tenfold.policy.gcloud;
