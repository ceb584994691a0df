package dev.tenfold.export;

import dev.tenfold.metric.Crowd;
import dev.tenfold.metric.Labels;
import dev.tenfold.metric.Staleness;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * A block of counters that a service's pods count alike, since requests spread evenly: kept once for all of them, with
 * how much less each group counted. All are measured by one pod that joined first and is counted on when it is gone.
 */
final class Gathering {
    private final Job job;
    private final Block<PodGroup> block;
    private final List<Labels> labels;
    private final Map<PodGroup, Crowd.Member> members = new IdentityHashMap<>();
    private final boolean[] open;
    private Crowd crowd;

    /** @param labels of each family: those of a pod that there is not, since they are nobody's alone */
    Gathering(Job job, Block<PodGroup> block, List<Labels> labels) {
        this.job = job;
        this.block = block;
        this.labels = labels;
        open = new boolean[labels.size()];
    }

    boolean isOf(Job aJob) {
        return job == aJob;
    }

    boolean counts(Outcome outcome) {
        return block.isOf(outcome);
    }

    boolean has(PodGroup group) {
        return members.containsKey(group);
    }

    /** Whether a group has begun to count that is not in yet. */
    boolean wants(PodGroup group) {
        return group.gathers() && block.isOn(group) && !members.containsKey(group);
    }

    /** Takes in a group. */
    void admit(PodGroup group, PodGroup measure, long nowNanos, Tape tape) {
        double[] less = block.read(group, nowNanos).clone();
        double[] whole = block.read(measure, nowNanos);
        for (int i = 0; i < less.length; i++) {
            less[i] = whole[i] - less[i];
        }
        if (crowd == null) {
            begin(whole, tape);
        }
        members.put(group, crowd.join(tape.nowMillis(), less, group.count()));
    }

    private void begin(double[] values, Tape tape) {
        crowd = tape.crowd(open.length);
        for (int i = 0; i < open.length; i++) {
            open[i] = !Staleness.isMarker(values[i]);
            if (open[i]) {
                crowd.open(i, labels.get(i));
            }
        }
    }

    /** Writes what all have counted. */
    void scrape(PodGroup measure, long nowNanos, Tape tape) {
        if (crowd != null) {
            crowd.append(tape.nowMillis(), block.read(measure, nowNanos));
        }
    }

    /** Some pods of a group are gone. */
    void leave(PodGroup group, int many) {
        Crowd.Member member = members.get(group);
        if (member != null) {
            crowd.leave(member, many);
            if (member.weight() == 0) {
                members.remove(group);
            }
        }
    }

    /** The pods of a group are kept by themselves from now on. */
    void part(PodGroup group, Publisher publisher, long nowNanos, Tape tape) {
        Crowd.Member member = members.remove(group);
        int which = publisher.ofPods().of(job).indexOf(block);
        double[] counted = block.read(group, nowNanos);
        for (Pod pod : group.pods()) {
            if (member != null && pod.stands() > 0) {
                publisher.row(pod, job).take(which, block, crowd.part(member, pod.stands(), counted), open, tape);
            }
        }
    }
}
