package dev.tenfold.policy;

/** A policy that the rules walk through phases, one rule a phase, until nothing is left to decide. */
public interface PhasedFact {

    /** Whether nothing is left to decide. */
    boolean isSettled();
}
