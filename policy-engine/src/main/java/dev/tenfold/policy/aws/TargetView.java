package dev.tenfold.policy.aws;

/** What is seen of a scalable target, and what can be done to it. Whoever simulates it implements this. */
public interface TargetView {

    /** Capacity asked for: tasks, units, whatever the dimension counts. */
    int capacity();

    /** Asks for a capacity. */
    void setCapacity(int capacity);
}
