package dev.tenfold.rehearsal;

import dev.tenfold.kernel.Agenda;
import dev.tenfold.kernel.Phase;
import dev.tenfold.scenario.Script;
import dev.tenfold.scenario.ServiceSpec;
import dev.tenfold.service.Service;
import dev.tenfold.service.Work;
import java.util.OptionalInt;

/**
 * The scaler that every policy is compared with: it knows the demand in advance, keeps the services that policies scale
 * just below four fifths of their walls, and pays only the start-up time. It keeps to the floors of the policies, which
 * are there for other reasons than demand, and not to their ceilings. It does not know the faults, and of a load with
 * noise only the stages.
 */
final class Oracle implements Scaler {
    /** Use of a wall that the oracle aims at: above it queues grow fast, below it money is wasted. */
    private static final double AIM = 0.8;

    /** How often it looks. */
    static final long STEP_NANOS = 5_000_000_000L;

    private final Script script;
    private final Foresight foresight;

    Oracle(Script script) {
        this.script = script;
        foresight = new Foresight(script);
    }

    @Override
    public void book(Agenda agenda, World world) {
        for (Service service : world.topology().services()) {
            OptionalInt floor = floor(script, service.name());
            if (floor.isEmpty()) {
                continue;
            }
            ServiceSpec spec = script.scenario().services().get(service.name());
            long startUp = spec.startUp().startUp().totalNanos();
            int[] wanted = wantedAhead(need(script, foresight, service.name(), floor.getAsInt()), startUp);
            agenda.every(0, STEP_NANOS, Phase.SERVE, world::serve);
            agenda.every(0, STEP_NANOS, Phase.DECIDE, () -> {
                int now = wanted[(int) Math.min(wanted.length - 1, world.clock().nowNanos() / STEP_NANOS)];
                if (now != service.fleet().wanted()) {
                    world.scaleTo(service, now);
                }
            });
        }
    }

    /** The highest floor of the policies that scale a service, 1 if only own rules do; empty if none does. */
    static OptionalInt floor(Script script, String service) {
        OptionalInt floor = script.scaling(service)
                .flatMapToInt(spec -> spec.floor().stream())
                .max();
        boolean byRules = script.policies().stream()
                .anyMatch(policy -> policy.declaration().spec().mayScale(service));
        return floor.isEmpty() && byRules ? OptionalInt.of(1) : floor;
    }

    /** What is needed in every step, start-up left aside. */
    static int[] need(Script script, Foresight foresight, String service, int floor) {
        double holding = foresight.answerSeconds(service);
        int steps = (int) (script.length().toNanos() / STEP_NANOS) + 1;
        int[] need = new int[steps];
        for (int i = 0; i < steps; i++) {
            // A jump at the step's end belongs to the next step.
            long last = (i + 1) * STEP_NANOS - 1;
            Work work = foresight.work(service, last);
            double rate = Math.max(foresight.demand(service, i * STEP_NANOS), foresight.demand(service, last));
            double byCores = rate * work.cpuSeconds() / (work.cores() * AIM);
            double bySlots = rate * holding / (work.slots() * AIM);
            need[i] = (int) Math.max(floor, Math.ceil(Math.max(byCores, bySlots) - 1e-9));
        }
        return need;
    }

    /** What has to be asked for now, so that it is ready in time: the most that is needed until then. */
    private static int[] wantedAhead(int[] need, long startUpNanos) {
        int ahead = (int) ((startUpNanos + STEP_NANOS - 1) / STEP_NANOS);
        int[] wanted = new int[need.length];
        for (int i = 0; i < need.length; i++) {
            for (int j = i; j <= Math.min(need.length - 1, i + ahead); j++) {
                wanted[i] = Math.max(wanted[i], need[j]);
            }
        }
        return wanted;
    }
}
