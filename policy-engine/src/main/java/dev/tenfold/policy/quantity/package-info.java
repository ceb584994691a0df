/** Quantities as Kubernetes writes them. */
package dev.tenfold.policy.quantity;
