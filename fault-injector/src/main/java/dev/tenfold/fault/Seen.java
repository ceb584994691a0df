package dev.tenfold.fault;

/**
 * One measurement under a fault of monitoring, with what the fault has to know of those before.
 *
 * @param value as measured now
 * @param before the last that was measured before the fault began; the first since, if there was none
 * @param last the last that was measured while the fault lasted; {@code value} while it lasts
 * @param counter whether it counts up, so that readers look at differences
 * @param share how much of it comes from the one replica that a fault may single out: 1 if it is that replica's own, 0
 *     if it is another's, a part if it sums up all of them
 */
public record Seen(double value, double before, double last, boolean counter, double share) {}
