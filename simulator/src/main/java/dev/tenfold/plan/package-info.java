/** The scaling plan: what a system carries, when it must scale, by which policies, at which cost, and who is told. */
package dev.tenfold.plan;
