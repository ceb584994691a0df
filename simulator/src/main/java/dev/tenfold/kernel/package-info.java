/** How time passes: the clock, the agenda and its phases, and the streams of chance. */
package dev.tenfold.kernel;
