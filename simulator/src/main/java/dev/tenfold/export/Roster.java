package dev.tenfold.export;

import dev.tenfold.service.Cohort;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The pods of a service, by name. At each refresh it learns from the fleet who has come and gone: killed replicas are
 * started again in their pods, which keep their names; those that were scaled down are gone with theirs.
 */
final class Roster {
    private final Publisher publisher;
    private final PodNames names;
    private final int mostShown;
    private final List<PodGroup> groups = new ArrayList<>();

    Roster(Publisher publisher, PodNames names, int mostShown) {
        this.publisher = publisher;
        this.names = names;
        this.mostShown = mostShown;
    }

    /** Oldest first. */
    List<PodGroup> groups() {
        return groups;
    }

    PodNames names() {
        return names;
    }

    void refresh(long nowNanos, Tape tape) {
        List<Cohort> cohorts = publisher.service().fleet().cohorts();
        if (changed(cohorts)) {
            reconcile(cohorts, nowNanos, tape);
        }
        for (int i = 0; i < groups.size(); i++) {
            groups.get(i).refresh(nowNanos);
        }
    }

    private boolean changed(List<Cohort> cohorts) {
        if (sameInOrder(cohorts)) {
            return false;
        }
        int fleet = 0;
        for (int i = 0; i < cohorts.size(); i++) {
            Cohort cohort = cohorts.get(i);
            fleet += cohort.count();
            if (known(cohort) != cohort.count()) {
                return true;
            }
        }
        int shown = 0;
        for (int i = 0; i < groups.size(); i++) {
            shown += groups.get(i).count();
        }
        return shown != fleet;
    }

    /** The usual case: one group for each cohort, none of which has grown or shrunk. */
    private boolean sameInOrder(List<Cohort> cohorts) {
        int number = groups.size();
        boolean same = cohorts.size() == number;
        for (int i = 0; i < number && same; i++) {
            PodGroup group = groups.get(i);
            Cohort cohort = cohorts.get(i);
            same = group.holder() == cohort && group.count() == cohort.count();
        }
        return same;
    }

    private void reconcile(List<Cohort> cohorts, long nowNanos, Tape tape) {
        boolean replaced = false;
        for (int i = 0; i < cohorts.size(); i++) {
            replaced |= cohorts.get(i).replacement() && known(cohorts.get(i)) == 0;
        }
        if (replaced) {
            groups.forEach(group -> part(group, nowNanos, tape));
        }
        List<Pod> gone = new ArrayList<>();
        List<PodGroup> orphans = new ArrayList<>();
        for (PodGroup group : groups) {
            if (!cohorts.contains(group.holder())) {
                orphans.add(group);
            }
        }
        List<Cohort> born = new ArrayList<>();
        for (Cohort cohort : cohorts) {
            int known = known(cohort);
            if (known == 0) {
                born.add(cohort);
            } else if (known < cohort.count()) {
                adopt(cohort, cohort.count() - known, orphans, gone, tape);
            } else {
                shrink(cohort, known - cohort.count(), gone, tape);
            }
        }
        orphans.forEach(orphan -> orphan.shrink(orphan.count(), gone, tape));
        groups.removeIf(group -> group.count() == 0);
        if (born.stream().anyMatch(Cohort::replacement)) {
            separate(gone, tape);
        }
        born.forEach(cohort -> begin(cohort, gone));
        gone.forEach(pod -> pod.end(tape));
    }

    /** Keeps a group by itself, since pods of it may be started again. */
    private void part(PodGroup group, long nowNanos, Tape tape) {
        if (group.gathers()) {
            publisher.gatherings().part(group, nowNanos, tape);
            group.part();
        }
    }

    private int known(Cohort cohort) {
        int sum = 0;
        for (int i = 0; i < groups.size(); i++) {
            sum += groups.get(i).holder() == cohort ? groups.get(i).count() : 0;
        }
        return sum;
    }

    /** A cohort grows only when an older one that lives alike is merged into it. */
    private static void adopt(Cohort cohort, int more, List<PodGroup> orphans, List<Pod> gone, Tape tape) {
        int left = more;
        while (left > 0 && !orphans.isEmpty()) {
            PodGroup orphan = orphans.remove(0);
            orphan.shrink(Math.max(0, orphan.count() - left), gone, tape);
            orphan.holder(cohort);
            left -= orphan.count();
        }
    }

    private void shrink(Cohort cohort, int fewer, List<Pod> gone, Tape tape) {
        int left = fewer;
        for (int i = groups.size() - 1; i >= 0 && left > 0; i--) {
            PodGroup group = groups.get(i);
            if (group.holder() == cohort) {
                int going = Math.min(left, group.count());
                group.shrink(going, gone, tape);
                left -= going;
            }
        }
    }

    /** Has each pod stand for itself, since some are started again and others not. */
    private void separate(List<Pod> gone, Tape tape) {
        Pod standing = null;
        for (int i = gone.size() - 1; i >= 0; i--) {
            if (gone.get(i).stands() > 0) {
                standing = gone.get(i);
            } else {
                publisher.part(standing, gone.get(i), 1, tape);
            }
        }
    }

    /** New replicas; those that replace dead ones take over their pods. */
    private void begin(Cohort cohort, List<Pod> gone) {
        boolean lumped = publisher.service().fleet().existing() > mostShown;
        Map<Integer, List<Pod>> byRestarts = new LinkedHashMap<>();
        int shown = lumped ? 1 : cohort.count();
        for (int i = 0; i < shown; i++) {
            Pod pod = cohort.replacement() && !lumped && !gone.isEmpty() ? gone.remove(0) : null;
            if (pod == null) {
                pod = names.next();
            } else {
                pod.restart();
            }
            byRestarts
                    .computeIfAbsent(pod.restarts(), unused -> new ArrayList<>())
                    .add(pod);
        }
        byRestarts.values().forEach(pods -> {
            int count = lumped ? cohort.count() : pods.size();
            if (pods.get(0).restarts() == 0) {
                publisher.greet(pods);
            }
            groups.add(new PodGroup(publisher, cohort, pods, count, lumped));
        });
    }
}
