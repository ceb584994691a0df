package dev.tenfold.export;

import java.util.ArrayList;
import java.util.List;

/** All that the pods of a service count alike. */
final class Gatherings {
    private final Publisher publisher;
    private final List<Gathering> all = new ArrayList<>();
    /** Whether nobody else wants to know what a pod counts, so that those gathered need not. */
    private boolean alone = true;
    /** A pod of the first group that joined, counted on when it is gone. */
    private PodGroup measure;

    /** All that the pods publish is declared. */
    Gatherings(Publisher publisher) {
        this.publisher = publisher;
        for (Job job : Job.ALL) {
            for (Block<PodGroup> block : publisher.ofPods().of(job)) {
                if (block.regard() == Regard.CROWD) {
                    all.add(new Gathering(job, block, block.labels()));
                } else {
                    alone &= block.outcome().isEmpty();
                }
            }
        }
    }

    void refresh(long nowNanos) {
        if (measure != null) {
            measure.refresh(nowNanos);
        }
    }

    void scrape(Job job, List<PodGroup> groups, long nowNanos, Tape tape) {
        boolean anyNew = false;
        for (int j = 0; j < groups.size() && !all.isEmpty(); j++) {
            anyNew |= groups.get(j).hasNews(job);
        }
        for (int i = 0; i < all.size(); i++) {
            Gathering gathering = all.get(i);
            if (gathering.isOf(job)) {
                for (int j = 0; j < groups.size() && anyNew; j++) {
                    admit(gathering, groups.get(j), nowNanos, tape);
                }
                gathering.scrape(measure, nowNanos, tape);
            }
        }
    }

    /** Before anybody counts on: those who are in need not count by themselves, if nobody else asks. */
    void settle(List<PodGroup> groups) {
        for (int i = 0; alone && i < groups.size(); i++) {
            PodGroup group = groups.get(i);
            if (group.gathers() && group.traffic().isOnItsOwn()) {
                settle(group);
            }
        }
    }

    private void settle(PodGroup group) {
        for (Outcome outcome : Outcome.ALL) {
            if (group.traffic().isOnItsOwn(outcome) && isIn(group, outcome)) {
                group.traffic().follow(outcome, measure.traffic());
            }
        }
    }

    private boolean isIn(PodGroup group, Outcome outcome) {
        boolean in = measure != null;
        for (int i = 0; in && i < all.size(); i++) {
            in = !all.get(i).counts(outcome) || all.get(i).has(group);
        }
        return in;
    }

    private void admit(Gathering gathering, PodGroup group, long nowNanos, Tape tape) {
        if (!gathering.wants(group)) {
            return;
        }
        if (measure == null) {
            measure = group.likeOne();
            measure.refresh(nowNanos);
        }
        gathering.admit(group, measure, nowNanos, tape);
    }

    /** Some pods of a group are gone. */
    void leave(PodGroup group, int many) {
        all.forEach(each -> each.leave(group, many));
    }

    /** The pods of a group are kept by themselves from now on. */
    void part(PodGroup group, long nowNanos, Tape tape) {
        group.traffic().part();
        all.forEach(each -> each.part(group, publisher, nowNanos, tape));
    }
}
