package dev.tenfold.policy.rules;

import dev.tenfold.policy.Move;
import java.util.Objects;

/** What came of own rules at one evaluation, to be carried out by whoever asked them. */
public sealed interface Outcome {

    /** The rule that decided. */
    String rule();

    /** Its reason in one sentence. */
    String why();

    /** Has it carried out. */
    void by(Hands hands);

    /**
     * A service gets another number of replicas.
     *
     * @param service the service
     * @param move from how many to how many, and why
     */
    record Scaled(String service, Move move) implements Outcome {
        public Scaled {
            Objects.requireNonNull(service, "service");
            Objects.requireNonNull(move, "move");
        }

        @Override
        public String rule() {
            return move.rule();
        }

        @Override
        public String why() {
            return move.why();
        }

        @Override
        public void by(Hands hands) {
            hands.scale(this);
        }
    }

    /**
     * What a rule wanted does not happen, since another own rule forbids it.
     *
     * @param service the service
     * @param wanted what the rule wanted, such as {@code 12 replicas}
     * @param wantedBy the rule that wanted it
     * @param rule the rule that forbids it
     * @param why its reason
     */
    record Refused(String service, String wanted, String wantedBy, String rule, String why) implements Outcome {
        public Refused {
            Objects.requireNonNull(service, "service");
            Objects.requireNonNull(wanted, "wanted");
            Objects.requireNonNull(wantedBy, "wantedBy");
            Objects.requireNonNull(rule, "rule");
            Objects.requireNonNull(why, "why");
        }

        @Override
        public void by(Hands hands) {
            hands.refuse(this);
        }
    }

    /**
     * What another policy wants does not happen.
     *
     * @param recommendation what it wants
     * @param rule the rule that forbids it
     * @param why its reason
     */
    record Vetoed(Recommendation recommendation, String rule, String why) implements Outcome {
        public Vetoed {
            Objects.requireNonNull(recommendation, "recommendation");
            Objects.requireNonNull(rule, "rule");
            Objects.requireNonNull(why, "why");
        }

        @Override
        public void by(Hands hands) {
            hands.veto(this);
        }
    }

    /**
     * What another policy wants happens to another number of replicas.
     *
     * @param recommendation what it wants
     * @param to replicas instead
     * @param rule the rule that sets the bound
     * @param why its reason
     */
    record Bounded(Recommendation recommendation, int to, String rule, String why) implements Outcome {
        public Bounded {
            Objects.requireNonNull(recommendation, "recommendation");
            Objects.requireNonNull(rule, "rule");
            Objects.requireNonNull(why, "why");
        }

        @Override
        public void by(Hands hands) {
            hands.bound(this);
        }
    }

    /**
     * The replicas of a service get another size.
     *
     * @param service the service
     * @param cores CPU of one replica, cores
     * @param memory memory of one replica, GiB
     * @param rule the rule that decided
     * @param why its reason
     */
    record Resized(String service, double cores, double memory, String rule, String why) implements Outcome {
        public Resized {
            Objects.requireNonNull(service, "service");
            Objects.requireNonNull(rule, "rule");
            Objects.requireNonNull(why, "why");
        }

        @Override
        public void by(Hands hands) {
            hands.resize(this);
        }
    }

    /**
     * An alert begins or ends. One that goes on from evaluation to evaluation is reported once.
     *
     * @param name of the alert
     * @param severity as the rule says, such as {@code page}
     * @param firing whether it begins
     * @param rule the rule that raised it
     * @param why its reason
     */
    record Alerted(String name, String severity, boolean firing, String rule, String why) implements Outcome {
        public Alerted {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(severity, "severity");
            Objects.requireNonNull(rule, "rule");
            Objects.requireNonNull(why, "why");
        }

        @Override
        public void by(Hands hands) {
            hands.alert(this);
        }
    }
}
