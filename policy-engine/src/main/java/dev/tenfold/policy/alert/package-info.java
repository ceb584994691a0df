/**
 * Prometheus' alerting and recording rules: what a rule file says, and what a Prometheus makes of it at each evaluation
 * of a group. Times are milliseconds, as Prometheus counts them, since the beginning of the store's time.
 */
package dev.tenfold.policy.alert;
