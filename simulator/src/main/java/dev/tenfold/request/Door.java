package dev.tenfold.request;

import dev.tenfold.service.Account;
import dev.tenfold.service.Retry.Failure;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Where users come in. Where requests just come and nobody does anything about those that fail, there is nothing to
 * keep of who asked.
 */
final class Door {
    private final Run run;
    private final List<LoadPlan.Kind> kinds;
    private final RequestService[] entries;
    private final Client[] clients;
    private final Deadlines[] deadlines;
    private final boolean anonymous;
    private final boolean toldFromAttempts;
    private final Dice dice;
    /** The chance of a kind or one before it. */
    private final double[] upTo;

    Door(Run run, LoadPlan load, Function<String, RequestService> services) {
        this.run = run;
        kinds = load.kinds();
        anonymous = !load.closed() && !load.toldFromAttempts();
        toldFromAttempts = load.toldFromAttempts();
        dice = run.dice("endpoints");
        upTo = new double[kinds.size()];
        entries = new RequestService[kinds.size()];
        clients = new Client[kinds.size()];
        deadlines = new Deadlines[kinds.size()];
        for (int i = 0; i < entries.length; i++) {
            entries[i] = services.apply(kinds.get(i).service());
            int same = Arrays.asList(entries).indexOf(entries[i]);
            if (same < i) {
                clients[i] = clients[same];
                deadlines[i] = deadlines[same];
            } else if (anonymous) {
                deadlines[i] = entries[i].consuming()
                        ? null
                        : run.deadlines(load.terms().timeoutSeconds());
            } else {
                clients[i] = new Client(run, "users", entries[i], load.terms(), null, this::end);
                run.clients.add(clients[i]);
                if (toldFromAttempts) {
                    entries[i].account().loseRequests(0);
                }
            }
        }
        upTo[upTo.length - 1] = 1;
    }

    /** From now on kinds come so often, beside one another. */
    void mix(double[] amounts) {
        double sum = 0;
        for (double amount : amounts) {
            sum += amount;
        }
        double before = 0;
        for (int i = 0; i < upTo.length; i++) {
            before += amounts[i];
            upTo[i] = before / sum;
        }
    }

    /** A kind of request by chance. */
    int drawKind() {
        if (upTo.length == 1) {
            return 0;
        }
        double chance = dice.uniform();
        int kind = 0;
        while (kind + 1 < upTo.length && chance >= upTo[kind]) {
            kind++;
        }
        return kind;
    }

    /** How long users think after a kind of request. */
    LoadPlan.Think think(int kind) {
        return kinds.get(kind).think();
    }

    /**
     * Somebody asks.
     *
     * @param user who; {@link Pool#NONE} if nobody counts users
     * @param kind for what
     */
    void ask(int user, int kind) {
        LoadPlan.Kind what = kinds.get(kind);
        if (anonymous) {
            askAndForget(entries[kind], deadlines[kind], what);
            return;
        }
        int ask = clients[kind].ask();
        run.asks.user[ask] = user;
        run.asks.factor[ask] = what.cpuFactor();
        run.asks.priority[ask] = (byte) what.priority().ordinal();
        clients[kind].begin(ask);
    }

    private void askAndForget(RequestService entry, Deadlines patience, LoadPlan.Kind what) {
        Pool pool = run.pool;
        int request = pool.take(run.nowNanos);
        pool.factor[request] = what.cpuFactor();
        pool.priority[request] = (byte) what.priority().ordinal();
        pool.mark(request, Pool.OF_USER);
        if (patience != null) {
            patience.await(request);
        }
        if (!entry.offer(request)) {
            pool.free(request);
        }
    }

    private void end(int ask, boolean well, Failure failure) {
        Asks asks = run.asks;
        if (toldFromAttempts && !well) {
            RequestService entry = asks.client[ask].callee();
            Account account = entry.account();
            account.loseRequests(1);
            if (failure == Failure.TIMEOUT) {
                entry.readings().felt(run.nowNanos - asks.began[ask]);
            }
        }
        if (asks.user[ask] != Pool.NONE) {
            run.users.answered(asks.user[ask]);
        }
    }
}
