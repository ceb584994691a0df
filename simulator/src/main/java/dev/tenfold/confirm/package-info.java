/**
 * The prediction tested against something real: a scenario is played, small, on real replicas behind a real load
 * balancer, which the same policy scales; what was predicted is laid beside what was measured.
 */
package dev.tenfold.confirm;
