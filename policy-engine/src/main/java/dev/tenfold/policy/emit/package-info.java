/**
 * New files of policies, ready to be applied: Kubernetes, CloudFormation, Terraform, the AWS command line and
 * Prometheus, as a careful engineer writes them by hand, with what they are for in comments.
 */
package dev.tenfold.policy.emit;
