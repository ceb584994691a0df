package dev.tenfold.policy;

/** What a policy says, free of the format it was written in: what a controller of its kind works from. */
public interface PolicySpec {}
