/**
 * Asking the store in PromQL: a query is parsed and planned once ({@link dev.tenfold.promql.Engine#prepare}), then
 * evaluated step after step. Floats only; native histograms are not modelled.
 */
package dev.tenfold.promql;
