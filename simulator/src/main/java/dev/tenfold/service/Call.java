package dev.tenfold.service;

/**
 * One service calls another for each of its requests, and waits for the answer.
 *
 * @param callee who is called
 * @param times calls a request, mean; > 0, fractions allowed
 * @param timeoutSeconds when the caller gives up, seconds; infinite if never
 */
record Call(FluidService callee, double times, double timeoutSeconds) {}
