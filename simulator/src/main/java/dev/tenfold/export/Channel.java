package dev.tenfold.export;

import dev.tenfold.fault.Fate;
import dev.tenfold.fault.MetricFault;
import dev.tenfold.fault.Seen;
import java.util.ArrayList;
import java.util.List;

/** The way of one measurement to those who read it, where faults of monitoring strike it. */
public final class Channel {
    private final List<Memory> memories = new ArrayList<>();
    private final boolean counter;
    private double raw = Double.NaN;

    Channel(List<MetricFault> faults, boolean counter) {
        this.counter = counter;
        faults.forEach(fault -> memories.add(new Memory(fault)));
    }

    /** What one fault has to know of the measurements before. */
    private static final class Memory {
        private final MetricFault fault;
        private boolean known;
        private double before;
        private double last;

        private Memory(MetricFault fault) {
            this.fault = fault;
        }
    }

    /** What becomes of a measurement at an instant, nanoseconds since start. */
    public Fate fate(long nowNanos) {
        Fate worst = Fate.ARRIVES;
        for (Memory memory : memories) {
            Fate fate = memory.fault.isOn(nowNanos) ? memory.fault.fate() : Fate.ARRIVES;
            worst = fate.compareTo(worst) > 0 ? fate : worst;
        }
        return worst;
    }

    /** How much later than usual what is measured now is known, nanoseconds. */
    public long lateNanos(long nowNanos) {
        long sum = 0;
        for (Memory memory : memories) {
            sum += memory.fault.isOn(nowNanos) ? memory.fault.lateNanos() : 0;
        }
        return sum;
    }

    /** How far ahead the time is with which a measurement is stamped now, nanoseconds; negative if behind. */
    public long aheadNanos(long nowNanos) {
        long sum = 0;
        for (Memory memory : memories) {
            sum += memory.fault.isOn(nowNanos) ? memory.fault.aheadNanos() : 0;
        }
        return sum;
    }

    /** Whether one replica is singled out now, so that it matters whose measurement it is. */
    boolean singlesOut(long nowNanos) {
        for (Memory memory : memories) {
            if (memory.fault.singlesOut() && nowNanos >= memory.fault.at().toNanos()) {
                return true;
            }
        }
        return false;
    }

    /** Whether the last report is told once more. */
    boolean repeats(long nowNanos) {
        for (Memory memory : memories) {
            if (memory.fault.repeats() && memory.fault.isOn(nowNanos)) {
                return true;
            }
        }
        return false;
    }

    /**
     * What is told of a measurement that arrives.
     *
     * @param value as measured now
     * @param share see {@link Seen#share()}
     */
    public double told(double value, double share, long nowNanos) {
        boolean restarted = counter && value < raw;
        raw = value;
        double told = value;
        for (Memory memory : memories) {
            if (restarted) {
                memory.before = 0;
                memory.last = 0;
            }
            told = told(memory, told, share, nowNanos);
        }
        return told;
    }

    private double told(Memory memory, double value, double share, long nowNanos) {
        MetricFault fault = memory.fault;
        boolean on = fault.isOn(nowNanos);
        if (nowNanos < fault.at().toNanos()) {
            memory.before = value;
            memory.known = true;
            return value;
        }
        boolean lingers = counter && fault.lingers() && memory.known;
        if (!on && !lingers) {
            return value;
        }
        if (!memory.known) {
            memory.before = value;
            memory.known = true;
        }
        memory.last = on ? value : memory.last;
        return fault.told(new Seen(value, memory.before, memory.last, counter, share));
    }
}
