/**
 * The VerticalPodAutoscaler of Kubernetes: which size of replica it recommends, from the usage it has seen.
 *
 * @see <a href="https://github.com/kubernetes/autoscaler/tree/master/vertical-pod-autoscaler">its source</a>
 */
package dev.tenfold.policy.vpa;
