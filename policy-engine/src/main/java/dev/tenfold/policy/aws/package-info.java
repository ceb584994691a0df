/**
 * Amazon's scaling: CloudWatch alarms, EC2 Auto Scaling groups and Application Auto Scaling. Capacity is whole
 * instances or tasks, or capacity units where instances have weights; utilisation is in percent.
 */
package dev.tenfold.policy.aws;
