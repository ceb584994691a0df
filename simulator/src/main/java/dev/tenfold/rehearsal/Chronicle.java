package dev.tenfold.rehearsal;

import dev.tenfold.rehearsal.Happening.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Happenings, as they happen: those of the run itself, and those of the real world. */
final class Chronicle {
    private final List<Happening> own = new ArrayList<>();
    private final List<Happening> sightings = new ArrayList<>();
    private final Set<Kind> toldFromOutside = EnumSet.noneOf(Kind.class);
    private int told;

    /** Happenings of these kinds are told by the real world: those of the run's own are left out from now on. */
    void leaveToOutside(Set<Kind> kinds) {
        toldFromOutside.addAll(kinds);
    }

    void add(Happening happening) {
        if (!toldFromOutside.contains(happening.kind())) {
            own.add(happening);
        }
    }

    /** Something happened in the real world. */
    void sight(Happening happening) {
        sightings.add(happening);
    }

    /** What has happened of itself since this was asked last. */
    List<Happening> fresh() {
        List<Happening> fresh = List.copyOf(own.subList(told, own.size()));
        told = own.size();
        return fresh;
    }

    /** All of it by time. */
    List<Happening> byTime() {
        List<Happening> sorted = new ArrayList<>(own);
        sorted.addAll(sightings);
        sorted.sort((a, b) -> Long.compare(a.atNanos(), b.atNanos()));
        return sorted;
    }
}
