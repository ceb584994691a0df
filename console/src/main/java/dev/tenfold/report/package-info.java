/** One {@link dev.tenfold.verdict.Report}, spelled for a terminal, a browser, a program and a build server. */
package dev.tenfold.report;
