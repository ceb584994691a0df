/**
 * The Kubernetes HorizontalPodAutoscaler (autoscaling/v2): the policy as its author wrote it, and the decisions that
 * kube-controller-manager takes from it. Counts are int32 and metric values int64 thousandths ("milli") as in Go, both
 * wrapping on overflow; ratios are IEEE-754 doubles.
 */
package dev.tenfold.policy.hpa;
