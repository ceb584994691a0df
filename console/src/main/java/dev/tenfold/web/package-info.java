/** The service behind {@code ./tenfold serve}: runs, what-ifs and tunings over HTTP, and the page that uses them. */
package dev.tenfold.web;
