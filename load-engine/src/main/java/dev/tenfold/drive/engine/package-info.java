/**
 * Load from other engines: the load of a scenario written as their own files, and their processes held on a leash.
 * Beyond what one machine sends, k6, Gatling, Locust, JMeter and Hyperfoil are there already.
 */
package dev.tenfold.drive.engine;
