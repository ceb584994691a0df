package dev.tenfold.fault;

/** A fault of the platform that services run on: zones, nodes, capacity. */
public sealed interface PlatformFault extends Fault
        permits KillNodes, KillZone, ProvisioningRefused, ProvisioningSlow, SpotInterruption {}
