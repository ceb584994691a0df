package dev.tenfold.rehearsal;

import dev.tenfold.kernel.Agenda;
import dev.tenfold.kernel.Phase;
import dev.tenfold.metric.Labels;
import dev.tenfold.policy.alert.AlertChange;
import dev.tenfold.policy.alert.paging.Alertmanager;
import dev.tenfold.policy.alert.paging.Notification;
import dev.tenfold.policy.alert.paging.PagingSpec;
import dev.tenfold.rehearsal.Happening.Kind;
import java.util.List;
import java.util.OptionalLong;

/** The Alertmanager of a rehearsal, and the people whom it pages. */
final class Paging {
    private final Platform platform;
    private final Alertmanager alertmanager;
    private Agenda agenda;
    private long bookedMillis = Long.MIN_VALUE;

    Paging(Platform platform, PagingSpec spec) {
        this.platform = platform;
        alertmanager = new Alertmanager(spec);
    }

    void book(Agenda agenda) {
        this.agenda = agenda;
    }

    /** Prometheus tells of an alert that fires, or does not any more. */
    void post(AlertChange change) {
        alertmanager.post(change);
        bookNext();
    }

    private void bookNext() {
        OptionalLong next = alertmanager.nextFlushMillis();
        if (next.isPresent() && next.getAsLong() != bookedMillis) {
            bookedMillis = next.getAsLong();
            long at = platform.monitoring().nanosAt(bookedMillis);
            agenda.at(Math.max(at, platform.nowNanos()), Phase.RECORD, this::flush);
        }
    }

    private void flush() {
        for (Notification notification :
                alertmanager.flush(platform.monitoring().nowMillis())) {
            if (notification.pages() && !notification.repeated()) {
                notification.firing().forEach(alert -> page(alert, notification));
            }
        }
        bookNext();
    }

    private void page(Labels alert, Notification notification) {
        String name = alert.get("alertname");
        platform.world()
                .history()
                .note(new Happening(
                        platform.nowNanos(),
                        Kind.PAGE,
                        "",
                        notification.receiver() + " is told of " + name,
                        0,
                        0,
                        name,
                        "",
                        "Alertmanager sends " + notification.firing().size() + " firing of group "
                                + notification.group() + " to " + notification.receiver(),
                        List.of()));
    }
}
