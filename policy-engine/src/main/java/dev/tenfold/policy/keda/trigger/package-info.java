/** KEDA's triggers: what each reads from the world, what it makes of that, and how it is written. */
package dev.tenfold.policy.keda.trigger;
