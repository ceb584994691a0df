/** Files of policies, of whatever format: which format a file has, and what it holds. */
package dev.tenfold.policy.file;
