package dev.tenfold.inject.day;

import dev.tenfold.inject.Destination;
import dev.tenfold.inject.Loop;
import dev.tenfold.inject.Sink;
import dev.tenfold.inject.journal.Journal;
import dev.tenfold.inject.safety.Finding;
import dev.tenfold.inject.safety.Guard;
import dev.tenfold.inject.safety.Probe;
import dev.tenfold.inject.safety.Rules;
import io.vertx.core.Future;
import java.util.function.Function;

/**
 * What all game days of a process share.
 *
 * @param loop where state changes
 * @param clerk writes the journal's beginnings and ends, beside the loop
 * @param sinks makes a sink of a destination
 * @param asker asks a probe
 * @param claims who writes what
 * @param guard who undoes what this process cannot
 */
record Gear(
        Loop loop,
        Loop.Worker clerk,
        Journal journal,
        Rules rules,
        Function<Destination, Sink> sinks,
        Function<Probe, Future<Finding>> asker,
        Claims claims,
        Guard guard) {}
