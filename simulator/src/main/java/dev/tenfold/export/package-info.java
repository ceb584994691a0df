/**
 * What exporters report of the simulated services, and how Prometheus and CloudWatch gather it: the series that real
 * queries ask for, under the names of real exporters. Only what somebody asks for is worked out.
 */
package dev.tenfold.export;
