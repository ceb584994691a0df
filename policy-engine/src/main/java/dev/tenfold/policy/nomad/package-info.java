/**
 * The Nomad Autoscaler: its strategies and how the actions of several checks become one. Counts are int64 and numbers
 * IEEE-754 doubles as in Go.
 */
package dev.tenfold.policy.nomad;
