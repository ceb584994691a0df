/** What leaves the house works where it arrives: archives, image, chart. */
package dev.tenfold.shipping;
