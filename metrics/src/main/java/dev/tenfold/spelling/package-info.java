/** How people write what Tenfold reads: quantities with their units, and what the keys of a record mean. */
package dev.tenfold.spelling;
