package dev.tenfold.request;

import dev.tenfold.fault.Conditions;
import dev.tenfold.kernel.RandomStreams;
import dev.tenfold.service.CallTo;
import dev.tenfold.service.Service;
import dev.tenfold.service.Topology;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Services whose requests are worked one by one, in the order in which things happen to them. */
public final class Requests implements Topology {
    private final Run run;
    private final List<RequestService> services = new ArrayList<>();
    private final List<Service> seen;
    private final Map<String, RequestService> byName = new LinkedHashMap<>();
    private final Arrivals arrivals;

    /**
     * @param plans callers before those they call
     * @param load who asks
     * @param streams where chance comes from
     */
    public Requests(List<ServicePlan> plans, LoadPlan load, RandomStreams streams) {
        run = new Run(streams);
        for (ServicePlan plan : plans) {
            RequestService service = new RequestService(run, plan);
            services.add(service);
            byName.put(plan.name(), service);
        }
        seen = List.copyOf(services);
        for (ServicePlan plan : plans) {
            connect(service(plan.name()), plan.calls());
        }
        arrivals = load.closed() ? null : new Arrivals(run.dice("arrivals"), load.arrivalVariability());
        run.users = load.closed() ? new Users(run) : null;
        run.door = new Door(run, load, this::service);
    }

    @Override
    public List<Service> services() {
        return seen;
    }

    @Override
    public RequestService service(String name) {
        RequestService service = byName.get(name);
        if (service == null) {
            throw new IllegalStateException("no service is called " + name);
        }
        return service;
    }

    /**
     * Everything happens that is due in a step.
     *
     * @param fromNanos start of the step
     * @param toNanos end of the step, itself part of it
     * @param level users, or requests per second, at its start
     * @param meanLevel the same, mean over it; the level goes straight
     * @param amounts how often each kind of request comes, beside the others
     * @param conditions what each service suffers, in the order of {@link #services()}
     */
    public void step(
            long fromNanos, long toNanos, double level, double meanLevel, double[] amounts, Conditions[] conditions) {
        run.nowNanos = fromNanos;
        run.door.mix(amounts);
        for (int i = 0; i < conditions.length; i++) {
            services.get(i).suffer(conditions[i]);
        }
        if (arrivals == null) {
            run.users.begin(fromNanos, toNanos, level, meanLevel);
            work(toNanos);
        } else {
            arrivals.begin(fromNanos, toNanos, level, meanLevel);
            serve(toNanos);
        }
        run.nowNanos = toNanos;
        double seconds = (toNanos - fromNanos) / 1e9;
        for (int i = 0; i < services.size(); i++) {
            services.get(i).pass(seconds);
        }
    }

    /** Whoever asks a service tries every failure again at once, so many times; 0 if their own policies count again. */
    public void storm(Service upon, int retries) {
        run.clients.stream().filter(client -> client.callee() == upon).forEach(client -> client.storm(retries));
    }

    /** The caches before a service are empty. */
    public void flushCaches(Service before) {
        run.clients.stream().filter(client -> client.callee() == before).forEach(Client::flush);
    }

    private void serve(long toNanos) {
        for (long next = arrivals.next(); next != Long.MAX_VALUE; next = arrivals.next()) {
            work(next);
            run.nowNanos = next;
            run.door.ask(Pool.NONE, run.door.drawKind());
            run.resume();
        }
        work(toNanos);
    }

    /** Lets happen what is booked, up to an instant, itself included. */
    private void work(long untilNanos) {
        Timeline timeline = run.timeline;
        while (timeline.nextNanos() <= untilNanos) {
            run.nowNanos = timeline.nextNanos();
            happen(timeline.take());
            run.resume();
        }
    }

    private void happen(long event) {
        Pool pool = run.pool;
        int index = Event.index(event);
        switch (Event.kind(event)) {
            case Event.WORKED -> {
                if (pool.lives(event)) {
                    pool.desk[index].worked(index);
                }
            }
            case Event.RESTED -> {
                if (pool.lives(event)) {
                    pool.desk[index].rested(index);
                }
            }
            case Event.SENT -> {
                if (pool.lives(event)) {
                    pool.desk[index].sent(index);
                }
            }
            case Event.DEADLINE -> expire(run.deadlines(index));
            case Event.ASKS -> run.users.ask(event);
            case Event.LEAVES -> run.users.leave();
            case Event.CLOSED -> run.closing(index).service().cutOff(run.closing(index));
            case Event.REDELIVERED -> {
                if (pool.lives(event)) {
                    pool.owner[index].deliverAgain(index);
                }
            }
            default -> {
                if (run.asks.lives(event)) {
                    goOn(Event.kind(event), index, run.asks.client[index]);
                }
            }
        }
    }

    private static void goOn(int kind, int ask, Client client) {
        switch (kind) {
            case Event.RETRIES -> client.tryAgain(ask);
            case Event.CACHED -> client.hit(ask);
            case Event.CONNECTED -> client.connected(ask);
            case Event.UNCONNECTED -> client.unconnected(ask);
            default -> throw new IllegalStateException("unknown kind of event " + kind);
        }
    }

    private void expire(Deadlines deadlines) {
        for (int id = deadlines.next(); id != Pool.NONE; id = deadlines.next()) {
            run.pool.owner[id].endings().expire(id);
        }
    }

    private void connect(RequestService caller, List<CallTo> targets) {
        for (int i = 0; i < targets.size(); i++) {
            RequestService callee = service(targets.get(i).callee());
            if (services.indexOf(callee) <= services.indexOf(caller)) {
                throw new IllegalStateException(callee.name() + " must stand behind its caller");
            }
            caller.calls().set(i, targets.get(i), callee);
        }
    }
}
