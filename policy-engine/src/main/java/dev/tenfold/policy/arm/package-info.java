/** Autoscale settings of Azure Monitor as Azure's own files hold them: templates, and what its command line prints. */
package dev.tenfold.policy.arm;
