/**
 * CloudFormation templates, JSON and YAML: parameters, mappings and conditions settled as far as they can be, and the
 * resources that scale.
 */
package dev.tenfold.policy.cloudformation;
