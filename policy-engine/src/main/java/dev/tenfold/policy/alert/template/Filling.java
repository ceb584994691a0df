package dev.tenfold.policy.alert.template;

import dev.tenfold.metric.Labels;
import dev.tenfold.metric.Sample;

/**
 * What a template is filled in from.
 *
 * @param element the element of the alert's expression: {@code $labels} and {@code $value}
 * @param externalLabels {@code $externalLabels}
 */
record Filling(Sample element, Labels externalLabels) {}
