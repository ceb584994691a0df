package dev.tenfold.rehearsal;

import dev.tenfold.service.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Those who know what scaled services truly need, one a service that policies scale. */
final class Watches {
    private final List<Watch> all = new ArrayList<>();

    void add(Watch watch) {
        all.add(watch);
    }

    /** All of them, to go through at every step. */
    List<Watch> all() {
        return all;
    }

    /** Tells those who watch a service. */
    void tell(Service service, Consumer<Watch> what) {
        all.stream().filter(watch -> watch.service() == service).forEach(what);
    }

    /** Where those who watch a service see it: another number once it begins or ceases to need more, or less. */
    int standing(Service service) {
        int standing = 0;
        for (int i = 0; i < all.size(); i++) {
            Watch watch = all.get(i);
            standing = watch.service() == service ? Watch.STANDINGS * standing + watch.standing() : standing;
        }
        return standing;
    }

    /** Whether the strain of one of them may soon pass a bound, at its pace, or its scaling is soon over. */
    boolean anyOnTheBrink(long nowNanos) {
        boolean any = false;
        for (int i = 0; i < all.size(); i++) {
            any |= all.get(i).onTheBrink(nowNanos);
        }
        return any;
    }

    void close(long nowNanos) {
        all.forEach(watch -> watch.close(nowNanos));
    }

    List<Breach> breaches() {
        return all.stream().flatMap(watch -> watch.breaches().stream()).toList();
    }

    List<Surplus> surpluses() {
        return all.stream().flatMap(watch -> watch.surpluses().stream()).toList();
    }
}
