package dev.tenfold.recording;

/**
 * One request as a file tells it.
 *
 * @param atMillis when it began, milliseconds since 1970 in UTC
 * @param seconds how long it took to the last byte; NaN where the file does not say
 * @param status the HTTP status; 0 if unknown, or if no answer came
 * @param failed whether it counts as failed: what the tool says, else a status of 500 and above, or no answer
 * @param method such as GET; empty if unknown
 * @param path the path alone, without scheme, host and query; empty if unknown
 * @param bytes size of the answer; -1 if unknown
 * @param group what the tool calls it: the label of a sampler, the page of a browser; empty if nothing
 */
public record Request(
        long atMillis,
        double seconds,
        int status,
        boolean failed,
        String method,
        String path,
        long bytes,
        String group) {}
