/**
 * Changes of policies in the files of those who wrote them: the fields that are meant change, every other character
 * stays, and the file is read again before anybody is shown the change.
 */
package dev.tenfold.policy.patch;
