package dev.tenfold.policy.emit;

/** Where the formats for AWS differ in more than spelling. */
public enum Dialect {
    /** Templates, in which resources refer to each other by logical ids, and some have no names of their own. */
    CLOUDFORMATION,
    /** Configurations, in which a size of -1 means that it stays. */
    TERRAFORM,
    /** What the command line takes, in which all is known by name. */
    COMMAND_LINE
}
