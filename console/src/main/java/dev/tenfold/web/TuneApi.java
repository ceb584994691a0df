package dev.tenfold.web;

import dev.tenfold.inject.gate.Answer;
import dev.tenfold.inject.gate.Gate;
import dev.tenfold.inject.gate.Log;
import dev.tenfold.inject.gate.Problem;
import dev.tenfold.inject.gate.Refusal;
import dev.tenfold.inject.gate.Visit;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tunings as resources: started, looked at, and given up. Its state lives on the event loop. */
final class TuneApi {
    private static final int KEPT = 32;

    private final Desk readers;
    private final Desk desk;
    private final Shelf shelf;
    private final Tunings tunings;
    private final Log log;
    private final Map<String, TuneJob> jobs = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, TuneJob> eldest) {
            return size() > KEPT;
        }
    };
    private int count;

    /**
     * @param readers where scenarios are read
     * @param desk where they are tuned
     */
    TuneApi(Desk readers, Desk desk, Shelf shelf, Tunings tunings, Log log) {
        this.readers = readers;
        this.desk = desk;
        this.shelf = shelf;
        this.tunings = tunings;
        this.log = log;
    }

    /** Answers its operations at a gate. */
    void open(Gate gate) {
        gate.answer("startTuning", this::start)
                .answer(
                        "getTuning",
                        visit -> Future.succeededFuture(Answer.of(job(visit).json())))
                .answer("deleteTuning", this::remove);
    }

    private TuneJob job(Visit visit) {
        TuneJob job = jobs.get(visit.text("id"));
        if (job == null) throw new Refusal(Problem.missing("There is no tuning " + visit.text("id") + "."));
        return job;
    }

    private Future<Answer> start(Visit visit) {
        JsonObject body = visit.body();
        return readers.work(() -> {
                    Tunings.Asked asked = new Tunings.Asked(
                            shelf.order(body.getJsonObject("scenario")),
                            body.getLong("seed", 1L),
                            body.getInteger("candidates", 300),
                            body.getInteger("heldBack", 10),
                            Duration.ofSeconds(body.getInteger("withinSeconds", 60)));
                    tunings.check(asked);
                    return asked;
                })
                .map(asked -> {
                    TuneJob job =
                            new TuneJob("t" + ++count, asked.order().bundle().name());
                    Future<Boolean> work = desk.work(() -> tune(asked, job));
                    jobs.put("t" + count, job);
                    work.onFailure(broken -> job.failed("Tenfold made a mistake."));
                    return Answer.made("/api/v1/tunings/t" + count, job.json()).withStatus(202);
                });
    }

    private boolean tune(Tunings.Asked asked, TuneJob job) {
        if (job.isUnwanted()) return false;
        try {
            job.done(tunings.tune(asked, job));
        } catch (Refusal refused) {
            job.failed(refused.problem().detail());
        } catch (Exception broken) {
            log.error(
                    "tuning failed", broken, "scenario", asked.order().bundle().name());
            job.failed("Tenfold made a mistake: the service's log tells more of it.");
        }
        return true;
    }

    private Future<Answer> remove(Visit visit) {
        job(visit).unwant();
        jobs.remove(visit.text("id"));
        return Future.succeededFuture(Answer.done());
    }
}
