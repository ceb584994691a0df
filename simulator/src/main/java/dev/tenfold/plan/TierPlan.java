package dev.tenfold.plan;

import java.util.List;
import java.util.Map;

/**
 * What is planned for one service that scales.
 *
 * @param threshold when it must scale, and why then
 * @param schedule replicas that are there in advance, empty if its floor carries all that is known
 * @param files policies by file name, ready to be applied
 */
public record TierPlan(Threshold threshold, List<PreScaling> schedule, Map<String, String> files) {}
