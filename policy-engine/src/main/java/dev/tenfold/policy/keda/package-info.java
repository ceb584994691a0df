/**
 * KEDA: who wakes a workload and puts it to rest, what it tells the autoscaler that it creates, and how many jobs it
 * starts. Triggers are in {@code trigger}, formulas in {@code formula}.
 */
package dev.tenfold.policy.keda;
