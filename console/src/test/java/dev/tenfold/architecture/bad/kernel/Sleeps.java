package dev.tenfold.architecture.bad.kernel;

import java.util.concurrent.TimeUnit;

/** Waits for real. */
final class Sleeps {
    void doze() throws InterruptedException {
        TimeUnit.SECONDS.sleep(1);
    }
}
