package dev.tenfold.request;

import dev.tenfold.service.CallTo;
import dev.tenfold.service.Fleet;

/**
 * What a service asks of others for each of its requests: one kind of call after another, those of one kind one after
 * another too or all at once.
 */
final class Calls {
    private final Run run;
    private final String caller;
    private final Fleet fleet;
    private final Dice dice;
    private final CallTo[] specs;
    private final Client[] clients;

    Calls(Run run, String caller, Fleet fleet, int count) {
        this.run = run;
        this.caller = caller;
        this.fleet = fleet;
        dice = run.dice(caller + " calls");
        specs = new CallTo[count];
        clients = new Client[count];
    }

    void set(int index, CallTo spec, RequestService callee) {
        specs[index] = spec;
        clients[index] = new Client(run, caller, callee, Terms.of(spec), fleet, (ask, well, failure) -> end(ask, well));
        spec.connections().ifPresent(pool -> callee.pooled(pool, fleet));
        run.clients.add(clients[index]);
    }

    boolean isEmpty() {
        return specs.length == 0;
    }

    /** A request makes its next call, or is finished. A call that failed does not stop those that follow. */
    void proceed(int request) {
        Pool pool = run.pool;
        while (true) {
            while (pool.callsLeft[request] == 0) {
                int next = ++pool.call[request];
                if (next == specs.length) {
                    pool.desk[request].finish(request);
                    return;
                }
                pool.callsLeft[request] = drawTimes(specs[next].times());
            }
            int call = pool.call[request];
            int atOnce = specs[call].parallel() ? pool.callsLeft[request] : 1;
            pool.callsLeft[request] -= atOnce;
            make(request, clients[call], atOnce);
            if (pool.open[request] > 0) {
                return;
            }
        }
    }

    /** Calls that end at once must not let the request go on before all of them are made. */
    private void make(int request, Client client, int calls) {
        Pool pool = run.pool;
        pool.open[request] = calls + 1;
        for (int i = 0; i < calls; i++) {
            int ask = client.ask();
            run.asks.caller[ask] = Event.about(pool.generation[request], request);
            run.asks.priority[ask] = pool.priority[request];
            client.begin(ask);
        }
        pool.open[request]--;
    }

    /** A call has ended; of a request that is no more nobody cares. */
    private void end(int ask, boolean well) {
        Pool pool = run.pool;
        long about = run.asks.caller[ask];
        if (!pool.lives(about)) {
            return;
        }
        int request = Event.index(about);
        if (!well) {
            pool.mark(request, Pool.FAILED_CALL);
        }
        if (--pool.open[request] == 0) {
            run.resumed.add(request);
        }
    }

    /** A mean with a fraction: the whole part always, one more as often as the fraction says. */
    private int drawTimes(double mean) {
        int whole = (int) mean;
        return whole + (dice.happens(mean - whole) ? 1 : 0);
    }
}
