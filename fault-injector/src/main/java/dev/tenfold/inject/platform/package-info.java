/**
 * What autoscalers ask, answered from the game days that are on air: the metrics APIs of Kubernetes, KEDA's external
 * scaler and metrics-api, and a CloudWatch endpoint. Nothing is kept of a game day that has ended.
 */
package dev.tenfold.inject.platform;
