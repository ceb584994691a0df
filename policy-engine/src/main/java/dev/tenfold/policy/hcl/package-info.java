/**
 * HCL, the language of Terraform and Nomad, as far as a file settles its own values: blocks, attributes, literals,
 * templates, arithmetic and a few functions. What only a deployment knows stays open, under its own name.
 */
package dev.tenfold.policy.hcl;
