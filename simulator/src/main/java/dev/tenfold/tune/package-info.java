/** The search for a better policy: what may be turned of the user's own, what is best, and how that is proven. */
package dev.tenfold.tune;
