/** How much is asked: load shapes, pure functions of time. */
package dev.tenfold.load;
