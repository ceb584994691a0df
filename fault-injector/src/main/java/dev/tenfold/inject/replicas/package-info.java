/**
 * Replicas back: how many replicas of a service the real platform runs, from the Kubernetes API, a Prometheus query, an
 * Auto Scaling group or a webhook.
 */
package dev.tenfold.inject.replicas;
