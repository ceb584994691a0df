package dev.tenfold.report;

import java.util.OptionalDouble;

/** A moment on the page: a button that takes the plots' cursor there. */
final class Moment {

    private Moment() {}

    /** Adds the moment, or nothing if there is none. */
    static void link(Markup html, OptionalDouble at) {
        if (at.isPresent()) {
            link(html, at.getAsDouble());
        }
    }

    static void link(Markup html, double at) {
        String clock = Figures.clock(at);
        html.leaf(
                "button",
                clock,
                "type",
                "button",
                "class",
                "moment",
                "data-at",
                Figures.plain(at, 3),
                "aria-label",
                "show " + clock + " in the plots");
    }
}
