/** A small real system on this machine: replicas that are processes, and a load balancer before them. */
package dev.tenfold.confirm.site;
