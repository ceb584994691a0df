package dev.tenfold.policy.rules;

/** Who carries out what came of own rules: whoever simulates the services implements this. */
public interface Hands {

    /** A service gets another number of replicas. */
    void scale(Outcome.Scaled scaled);

    /** One own rule forbids what another wanted. */
    void refuse(Outcome.Refused refused);

    /** What another policy wants does not happen. */
    void veto(Outcome.Vetoed vetoed);

    /** What another policy wants happens to another number. */
    void bound(Outcome.Bounded bounded);

    /** The replicas of a service get another size. */
    void resize(Outcome.Resized resized);

    /** An alert begins or ends. */
    void alert(Outcome.Alerted alerted);
}
