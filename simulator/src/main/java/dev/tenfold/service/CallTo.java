package dev.tenfold.service;

/**
 * One kind of call that a service makes for each of its requests.
 *
 * @param callee name of the service that is called
 * @param times calls a request, mean; > 0
 * @param timeoutSeconds when the caller gives up, seconds; infinite if never
 */
public record CallTo(String callee, double times, double timeoutSeconds) {}
