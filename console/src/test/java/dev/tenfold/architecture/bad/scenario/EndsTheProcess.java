package dev.tenfold.architecture.bad.scenario;

/** Takes a decision that is not its own. */
final class EndsTheProcess {
    void refuse() {
        System.exit(2);
    }
}
