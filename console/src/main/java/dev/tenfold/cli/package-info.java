/** The command line: verbs, options, exit codes, complaints. The only {@code main}; nobody imports this package. */
package dev.tenfold.cli;
