/**
 * What KEDA asks: an external scaler over gRPC, with push, and a value for its metrics-api scaler.
 *
 * @see <a href="https://keda.sh/docs/latest/concepts/external-scalers/">External scalers</a>
 */
package dev.tenfold.inject.platform.keda;
