package dev.tenfold.rehearsal;

import dev.tenfold.kernel.Agenda;
import dev.tenfold.kernel.Phase;
import dev.tenfold.policy.Move;
import dev.tenfold.policy.Outcome;
import dev.tenfold.policy.aws.AlarmChange;
import dev.tenfold.policy.aws.GroupController;
import dev.tenfold.policy.aws.GroupScaling;
import dev.tenfold.policy.aws.GroupSpec;
import dev.tenfold.policy.aws.GroupView;
import dev.tenfold.policy.aws.TargetController;
import dev.tenfold.policy.aws.TargetView;
import dev.tenfold.policy.aws.WarmPoolSpec;
import dev.tenfold.rehearsal.Happening.Kind;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/** An EC2 Auto Scaling group or a scalable target of Application Auto Scaling at work, with its CloudWatch alarms. */
final class GroupPilot implements Pilot {
    private final Platform platform;
    private final GroupScaling spec;
    private final Capacity capacity;
    private final Controller controller;
    private Agenda agenda;

    GroupPilot(Platform platform, GroupScaling spec, Capacity capacity) {
        this.platform = platform;
        this.spec = spec;
        this.capacity = capacity;
        Instant start = platform.monitoring().start();
        controller = spec.scaled() instanceof GroupSpec ? group(start) : target(start);
        capacity.follow(GroupAims.strain(platform, spec, capacity));
    }

    /** One of the two services that scale in the same way and differ in what holds them back. */
    private interface Controller {
        Outcome evaluate(long nowNanos);

        List<AlarmChange> alarmChanges();
    }

    private Controller group(Instant start) {
        GroupController group =
                new GroupController(spec, Histories.of(platform, spec, capacity.name()), start, platform.session());
        GroupView view = new Instances(group);
        platform.world().onKill((service, dying) -> {
            int spot = Math.min(dying, group.division(capacity.wanted()).spot());
            if (service.name().equals(capacity.name()) && spot > 0) {
                interrupted(group.interrupted(view, spot, platform.nowNanos()), spot);
            }
        });
        return new Controller() {
            @Override
            public Outcome evaluate(long nowNanos) {
                return group.evaluate(platform.cloudWatch(), view, nowNanos);
            }

            @Override
            public List<AlarmChange> alarmChanges() {
                return group.alarmChanges();
            }
        };
    }

    private Controller target(Instant start) {
        TargetController target = new TargetController(spec, start, platform.session());
        TargetView view = new Tasks();
        return new Controller() {
            @Override
            public Outcome evaluate(long nowNanos) {
                return target.evaluate(platform.cloudWatch(), view, nowNanos);
            }

            @Override
            public List<AlarmChange> alarmChanges() {
                return target.alarmChanges();
            }
        };
    }

    @Override
    public void open() {
        spec.allAlarms().forEach(alarm -> CloudAlarmPilot.want(platform, alarm, capacity.name()));
    }

    @Override
    public void book(Agenda agenda) {
        this.agenda = agenda;
        next(platform.cloudWatch().readyNanos());
    }

    private void next(long atNanos) {
        agenda.at(atNanos, Phase.SERVE, platform.world()::serve);
        agenda.at(atNanos, Phase.DECIDE, this::evaluate);
    }

    private void evaluate() {
        long now = platform.nowNanos();
        Outcome outcome = controller.evaluate(now);
        outcome.moves().forEach(capacity::tell);
        platform.heldBack(outcome.blocks());
        controller.alarmChanges().forEach(this::alarm);
        next(Math.max(outcome.nextNanos(), now + 1));
    }

    private void interrupted(Move move, int spot) {
        String title = "Spot takes " + spot + " of " + capacity.name();
        Happening notice = Happening.mark(move.atNanos(), Kind.NOTICE, capacity.name(), title, move.why());
        platform.world().history().note(notice);
    }

    /** Alarms that a policy makes for itself are its own affair; those that somebody wrote are told. */
    private void alarm(AlarmChange change) {
        boolean written = spec.alarms().stream().anyMatch(alarm -> alarm.name().equals(change.alarm()))
                || spec.composites().stream().anyMatch(alarm -> alarm.name().equals(change.alarm()));
        if (written) {
            CloudAlarmPilot.told(change, capacity.name())
                    .ifPresent(platform.world().history()::note);
        }
    }

    /** What the group sees. */
    private final class Instances implements GroupView {
        private final GroupController group;
        private long poolNanos;
        private int pool = -1;

        private Instances(GroupController group) {
            this.group = group;
        }

        @Override
        public int desired() {
            return capacity.wanted();
        }

        @Override
        public int inServiceSince(long nanos) {
            return capacity.inServiceSince(nanos);
        }

        @Override
        public OptionalLong settledAtNanos() {
            return capacity.settledAtNanos();
        }

        /** The pool fills up again as fast as instances start. */
        @Override
        public int warmPool() {
            int wanted = group.warmPoolSize(capacity.wanted());
            boolean full = pool < 0 || capacity.settledAtNanos().isPresent() && platform.nowNanos() > poolNanos;
            pool = full ? wanted : Math.min(pool, wanted);
            return pool;
        }

        @Override
        public void setCapacity(int desired, int quick) {
            pool -= quick;
            poolNanos = platform.nowNanos();
            WarmPoolSpec.State waiting = ((GroupSpec) spec.scaled())
                    .warmPool()
                    .map(WarmPoolSpec::state)
                    .orElse(WarmPoolSpec.State.STOPPED);
            capacity.scaleTo(desired, quick, waiting);
        }
    }

    /** What the scalable target sees. */
    private final class Tasks implements TargetView {
        @Override
        public int capacity() {
            return capacity.wanted();
        }

        @Override
        public void setCapacity(int wanted) {
            capacity.scaleTo(wanted);
        }
    }
}
