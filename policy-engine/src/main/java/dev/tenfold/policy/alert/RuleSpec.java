package dev.tenfold.policy.alert;

import java.util.Map;

/** One rule of a group. */
public sealed interface RuleSpec permits AlertSpec, RecordSpec {

    /** The alert's name, or that of the series it records. */
    String name();

    /** The expression, as written. */
    String expr();

    /** What it adds to the labels of each element, by name; of an alert each value is a template. */
    Map<String, String> labels();
}
