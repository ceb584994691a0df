/** Real systems, started privately by tests that compare with them, where they are installed. */
package dev.tenfold.real;
