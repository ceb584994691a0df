/** One replica of a service as a real process: what it is asked for takes the time that the scenario says. */
package dev.tenfold.confirm.worker;
