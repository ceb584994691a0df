package dev.tenfold.request;

import java.util.List;

/** Where users come in. */
final class Door {
    private final Run run;
    private final RequestService entry;
    private final Deadlines deadlines;
    private final Dice dice;
    /** Kinds of requests: the chance of a kind or one before it, and the CPU time beside the service's. */
    private final double[] upTo;

    private final double[] factors;

    Door(Run run, RequestService entry, double patienceSeconds, List<LoadPlan.Endpoint> endpoints) {
        this.run = run;
        this.entry = entry;
        deadlines = entry.consuming() ? null : run.deadlines(patienceSeconds);
        dice = run.dice("endpoints");
        upTo = new double[endpoints.size()];
        factors = new double[endpoints.size()];
        double sum = endpoints.stream().mapToDouble(LoadPlan.Endpoint::weight).sum();
        double before = 0;
        for (int i = 0; i < upTo.length; i++) {
            before += endpoints.get(i).weight() / sum;
            upTo[i] = before;
            factors[i] = endpoints.get(i).cpuFactor();
        }
    }

    /**
     * Somebody asks; whoever leaves a message is answered at once.
     *
     * @param user who; {@link Pool#NONE} if nobody counts users
     */
    void ask(int user) {
        Pool pool = run.pool;
        int request = pool.take(run.nowNanos);
        pool.factor[request] = upTo.length == 0 ? 1 : drawFactor();
        boolean waits = user != Pool.NONE && !entry.consuming();
        pool.user[request] = waits ? user : Pool.NONE;
        if (deadlines != null) {
            deadlines.await(request);
        }
        boolean taken = entry.offer(request);
        if (!taken) {
            pool.free(request);
        }
        if (user != Pool.NONE && (!taken || !waits)) {
            run.users.answered(user);
        }
    }

    private double drawFactor() {
        double chance = dice.uniform();
        int kind = 0;
        while (kind + 1 < upTo.length && chance >= upTo[kind]) {
            kind++;
        }
        return factors[kind];
    }
}
