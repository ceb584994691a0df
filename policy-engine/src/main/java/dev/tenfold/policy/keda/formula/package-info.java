/** The language of {@code scalingModifiers.formula}: expr, as far as formulas over numbers go. */
package dev.tenfold.policy.keda.formula;
