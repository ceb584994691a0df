/**
 * The metrics APIs of Kubernetes, as an aggregated API server offers them: {@code metrics.k8s.io},
 * {@code custom.metrics.k8s.io} and {@code external.metrics.k8s.io}.
 *
 * @see <a href="https://github.com/kubernetes/metrics">k8s.io/metrics</a>
 */
package dev.tenfold.inject.platform.kubernetes;
