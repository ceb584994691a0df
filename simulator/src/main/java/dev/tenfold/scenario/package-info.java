/** YAML in; a scenario, or every problem that it has, out. */
package dev.tenfold.scenario;
