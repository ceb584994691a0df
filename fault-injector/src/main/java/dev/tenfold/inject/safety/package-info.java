/** What keeps a game day harmless: rules that no plan can widen, probes, and a warden who outlives its parent. */
package dev.tenfold.inject.safety;
