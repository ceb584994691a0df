package dev.tenfold.policy.alert;

import dev.tenfold.policy.PhasedFact;
import dev.tenfold.policy.PolicySession;

/**
 * One alert at one evaluation: the fact on which the rules of {@code alert.drl} decide. There is one for each group,
 * used again for each alert. Its questions are what the rules ask, its acts what they do.
 *
 * @see <a href="https://github.com/prometheus/prometheus/blob/main/rules/alerting.go">rules/alerting.go, Eval</a>
 */
public final class AlertTurn implements PhasedFact {
    private static final long RETENTION_MILLIS = AlertDefaults.RESOLVED_RETENTION.toMillis();

    private final PolicySession session;
    private final PolicySession.Policy policy;
    private AlertInstance alert;
    private long holdMillis;
    private long keepMillis;
    private long nowMillis;
    private String phase = "DONE";
    private boolean forgotten;
    private String rule = "";

    AlertTurn(PolicySession session) {
        this.session = session;
        this.policy = session.insert(this);
    }

    /** Takes one alert through the rules. */
    void decide(AlertInstance alert, long holdMillis, long keepMillis, long nowMillis) {
        this.alert = alert;
        this.holdMillis = holdMillis;
        this.keepMillis = keepMillis;
        this.nowMillis = nowMillis;
        forgotten = false;
        if (alert.met()) {
            alert.holdsAgain();
        } else if (alert.state() == AlertState.FIRING && keepMillis > 0) {
            alert.startKeeping(nowMillis);
        }
        phase = alert.met() ? "MET" : "UNMET";
        policy.settle(this);
    }

    /** Name of the rule that decided last. */
    String rule() {
        return rule;
    }

    /** Whether nothing of the alert is worth remembering any more. */
    boolean forgotten() {
        return forgotten;
    }

    // ---- What the rules ask.

    /** MET if the expression has the alert, UNMET if not, DONE once that was decided on. */
    public String getPhase() {
        return phase;
    }

    @Override
    public boolean isSettled() {
        return phase.equals("DONE");
    }

    /** INACTIVE, PENDING or FIRING. */
    public String getState() {
        return alert.state().name();
    }

    /** Whether the condition holds for as long as {@code for} says. */
    public boolean isHeld() {
        return alert.ageMillis(nowMillis) >= holdMillis;
    }

    /** Whether {@code keep_firing_for} is not over yet. */
    public boolean isKept() {
        return keepMillis > 0 && alert.unmetMillis(nowMillis) < keepMillis;
    }

    /** Whether the alert was resolved so long ago that the Alertmanager must have heard of it. */
    public boolean isOld() {
        return alert.resolvedMillis(nowMillis) > RETENTION_MILLIS;
    }

    // ---- What the rules do.

    /** A pending alert ends: nobody heard of it. */
    public void drop() {
        alert.drop();
        forgotten = true;
        end();
    }

    /** A firing alert ends. */
    public void resolve() {
        alert.resolve(nowMillis);
        end();
    }

    /** The alert was resolved and the Alertmanager knows. */
    public void forget() {
        forgotten = true;
        end();
    }

    /** The alert fires from now on. */
    public void fire() {
        alert.fire(nowMillis);
        end();
    }

    /** The alert must wait again. */
    public void demote() {
        alert.demote();
        end();
    }

    /** Nothing changes. */
    public void stay() {
        end();
    }

    private void end() {
        rule = session.firingRule();
        phase = "DONE";
    }
}
