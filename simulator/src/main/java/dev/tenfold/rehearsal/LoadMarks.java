package dev.tenfold.rehearsal;

import dev.tenfold.kernel.Agenda;
import dev.tenfold.kernel.Phase;
import dev.tenfold.load.Surge;
import dev.tenfold.scenario.Script;
import dev.tenfold.spelling.Figure;
import java.util.function.Consumer;

/** Tells when the load goes over to something else. */
final class LoadMarks {
    /** A load of more pieces than this is a curve, whose pieces tell nobody anything. */
    private static final int MOST_JOINTS = 200;

    private final Script script;
    private final Consumer<String> tell;

    LoadMarks(Script script, Consumer<String> tell) {
        this.script = script;
        this.tell = tell;
    }

    void book(Agenda agenda) {
        long length = script.length().toNanos();
        stages(agenda, length);
        surges(agenda, length);
    }

    private void stages(Agenda agenda, long length) {
        long[] joints = script.profile().jointsNanos();
        for (int i = 1; i < joints.length && joints.length < MOST_JOINTS; i++) {
            if (joints[i] < length && joints[i] > joints[i - 1]) {
                String title = stage(joints[i], i + 1 < joints.length ? joints[i + 1] : length);
                agenda.at(joints[i], Phase.RECORD, () -> tell.accept(title));
            }
        }
    }

    private void surges(Agenda agenda, long length) {
        for (Surge surge : script.scenario().load().surges()) {
            long begin = surge.at().toNanos();
            long end = surge.end().toNanos();
            agenda.at(begin, Phase.RECORD, () -> tell.accept(surge.title()));
            if (end < length) {
                agenda.at(end, Phase.RECORD, () -> tell.accept(surge.target() + " as often as before"));
            }
        }
    }

    private String stage(long from, long until) {
        String unit = script.scenario().load().closed() ? " users" : "/s";
        String start = Figure.plain(script.profile().at(from), 1);
        String end = Figure.plain(script.profile().at(until - 1), 1);
        String least = Figure.plain(script.profile().leastWithin(from, until), 1);
        String most = Figure.plain(script.profile().mostWithin(from, until), 1);
        boolean straight = (least.equals(start) || least.equals(end)) && (most.equals(start) || most.equals(end));
        if (!straight) {
            return "load between " + least + " and " + most + unit;
        }
        return start.equals(end) ? "load at " + start + unit : "load from " + start + " to " + end + unit;
    }
}
