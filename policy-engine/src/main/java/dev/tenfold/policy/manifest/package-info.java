/**
 * Kubernetes manifests as teams keep them: read whole, in every spelling the API ever had, with the line of each field.
 * What is defaulted, what the API server would refuse and what looks wrong is said beside what was understood.
 */
package dev.tenfold.policy.manifest;
