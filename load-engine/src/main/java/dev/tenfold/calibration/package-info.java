/** What measurements say of a service: its parameters, each with how sure it is, and a scenario that tells them. */
package dev.tenfold.calibration;
