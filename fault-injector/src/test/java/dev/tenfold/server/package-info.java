/**
 * Real servers for tests: Prometheus, Alertmanager, Pushgateway. Each is a process of the binary that Debian's package
 * installs, or a container where Docker is there instead, with the same arguments on the loopback interface. Tests are
 * skipped, with the reason, where neither is there. Modules above use them through this module's test jar.
 */
package dev.tenfold.server;
