package dev.tenfold.service;

import java.util.ArrayList;
import java.util.List;

/** What a service turns away before it takes anything in: too many connections, and what matters least. */
final class Door {
    private static final Priority[] BY_RANK = Priority.values();

    private final Shedding shedding;
    private final double maxConnections;
    private final List<ManagedCall> pooled = new ArrayList<>();
    /** Shares of the priorities in what comes, and in what was let in. */
    private final double[] coming = new double[BY_RANK.length];

    private final double[] let = new double[BY_RANK.length];

    /**
     * @param shedding null if it sheds nothing
     * @param maxConnections of all callers together; infinite if nothing limits them
     */
    Door(Shedding shedding, double maxConnections) {
        this.shedding = shedding;
        this.maxConnections = maxConnections;
        coming[Priority.NORMAL.ordinal()] = 1;
        let[Priority.NORMAL.ordinal()] = 1;
    }

    void pooled(ManagedCall call) {
        pooled.add(call);
    }

    /** How much of a step's requests are of each priority; any weights. */
    void coming(double[] weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        for (int i = 0; sum > 0 && i < coming.length; i++) {
            coming[i] = weights[i] / sum;
            let[i] = coming[i];
        }
    }

    /** Shares of the priorities in what was let in last. */
    double[] let() {
        return let;
    }

    /** Whether it ever turns anything away. */
    boolean guards() {
        return shedding != null || maxConnections < Double.POSITIVE_INFINITY;
    }

    /** Share of the connections that its callers' pools want which they may open. */
    double openShare() {
        double wanted = 0;
        for (int i = 0; i < pooled.size(); i++) {
            wanted += pooled.get(i).connectionsWanted();
        }
        return wanted > maxConnections ? maxConnections / wanted : 1;
    }

    /**
     * Turns away what it must.
     *
     * @param seconds length of the step
     * @param offered attempts in it
     * @param crew who works on those let in
     * @param workers replicas of it that have work
     * @param work what each offers
     * @param freeCores share of its cores that requests have
     * @param cpuSeconds of each request
     * @param endings told of those who are turned away
     * @return how many are let in
     */
    double letIn(
            double seconds,
            double offered,
            Crew crew,
            double workers,
            Work work,
            double freeCores,
            double cpuSeconds,
            Endings endings) {
        double erlangs = offered / seconds * endings.answers.stay().mean();
        double unconnected = refusedConnections(offered, erlangs, crew, seconds);
        endings.refuse(Cause.CONNECTIONS, unconnected);
        double connected = offered - unconnected;
        if (shedding == null) {
            return connected;
        }
        double slots = work.slots() * workers;
        double places = work.queue() * workers;
        double cores = work.cores() * freeCores * workers;
        double byCores = cpuSeconds > 0 ? cores / cpuSeconds : Double.POSITIVE_INFINITY;
        double admitted = 0;
        for (int i = 0; i < BY_RANK.length; i++) {
            double mark = shedding.markOf(BY_RANK[i]);
            double room =
                    mark == Double.POSITIVE_INFINITY ? mark : roomUpTo(mark, seconds, slots, places, byCores, crew);
            let[i] = Math.min(connected * coming[i], Math.max(0, room - admitted));
            admitted += let[i];
        }
        for (int i = 0; i < BY_RANK.length; i++) {
            let[i] = admitted > 0 ? let[i] / admitted : coming[i];
        }
        double shed = Math.max(0, connected - admitted);
        endings.refuse(Cause.SHED, shed);
        return connected - shed;
    }

    /** How many may come in a step for what the service looks at to stay at a mark. */
    private double roomUpTo(double mark, double seconds, double slots, double places, double byCores, Crew crew) {
        return switch (shedding.of()) {
            case SLOTS -> room(mark * slots, crew, seconds);
            case QUEUE -> room(slots + mark * places, crew, seconds);
            case CPU -> mark * byCores * seconds;
        };
    }

    /**
     * Each request in the service holds a connection: Erlang's loss formula, and never more at once than there are.
     * Where callers have pools they wait for a connection instead.
     */
    private double refusedConnections(double offered, double erlangs, Crew crew, double seconds) {
        if (maxConnections == Double.POSITIVE_INFINITY || !pooled.isEmpty() || offered <= 0) {
            return 0;
        }
        double byChance = offered * ErlangB.blocking(maxConnections, erlangs);
        double byCount = offered - room(maxConnections, crew, seconds);
        return Math.min(offered, Math.max(byChance, byCount));
    }

    /** How many may come in a step that leaves so many in the service: those, and what it works off meanwhile. */
    private static double room(double number, Crew crew, double seconds) {
        return number == Double.POSITIVE_INFINITY ? number : number + crew.rateWith(number) * seconds - crew.number();
    }
}
