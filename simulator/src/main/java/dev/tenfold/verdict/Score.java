package dev.tenfold.verdict;

/**
 * How elastic a service was that policies scale, beside the two bounds.
 *
 * @param service the service
 * @param yours under the user's policies
 * @param fixed with the fleet that never scales
 * @param oracle with the scaler that knows the demand in advance
 * @param speedup elastic speedup of the user's policies over the fleet that never scales; above 1 is a gain; NaN where
 *     one of them alone is without fault in some respect
 */
public record Score(String service, Elasticity yours, Elasticity fixed, Elasticity oracle, double speedup) {}
