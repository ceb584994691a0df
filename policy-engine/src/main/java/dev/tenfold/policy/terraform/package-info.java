/**
 * Terraform: plans as {@code terraform show -json} prints them, and configurations, in HCL or JSON, as far as they
 * settle their own values.
 */
package dev.tenfold.policy.terraform;
