/** Who decides: scaling policies as production runs them, each kind in a package of its own, driven by rules. */
package dev.tenfold.policy;
