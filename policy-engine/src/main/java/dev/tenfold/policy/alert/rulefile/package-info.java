/** Reads rule files of Prometheus, and the PrometheusRules that hold them in Kubernetes. */
package dev.tenfold.policy.alert.rulefile;
