/** Where runs are kept: files that survive the process, however it ends. */
package dev.tenfold.store;
