/** Requests one by one: a second way to work the services of a rehearsal, exact where the fluid approximates. */
package dev.tenfold.request;
