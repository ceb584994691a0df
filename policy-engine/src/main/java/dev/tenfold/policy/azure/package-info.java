/** Azure Monitor's autoscale, as it scales virtual machine scale sets and App Service plans. */
package dev.tenfold.policy.azure;
