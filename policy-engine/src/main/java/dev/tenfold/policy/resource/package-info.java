/**
 * What the files of clouds have in common: resources with properties, some of which only a deployment knows, and the
 * scaling policies among them, each declared with what it does, what it leaves out and what is wrong with it.
 */
package dev.tenfold.policy.resource;
