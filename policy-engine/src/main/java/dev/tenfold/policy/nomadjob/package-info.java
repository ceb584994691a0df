/** Nomad's jobs and the policies of its autoscaler, in HCL or in the JSON that stands for it. */
package dev.tenfold.policy.nomadjob;
