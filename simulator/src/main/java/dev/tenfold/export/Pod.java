package dev.tenfold.export;

/** One pod by name: it outlives the processes in it. */
final class Pod {
    private final String name;
    private final String address;
    private final String node;
    private final Row[] rows = new Row[Job.ALL.length];
    private int restarts;
    private int stands = 1;

    Pod(String name, String address, String node) {
        this.name = name;
        this.address = address;
        this.node = node;
    }

    String name() {
        return name;
    }

    /** Its IP address. */
    String address() {
        return address;
    }

    String node() {
        return node;
    }

    /** How often its process was started again. */
    int restarts() {
        return restarts;
    }

    void restart() {
        restarts++;
    }

    /**
     * For how many pods it stands, itself among them, where nobody tells them apart; zero if another stands for it. One
     * stands for those that follow it in its group.
     */
    int stands() {
        return stands;
    }

    void standFor(int many) {
        stands = many;
    }

    /** Its series of a job; null if none was written yet. */
    Row row(Job job) {
        return rows[job.ordinal()];
    }

    void row(Job job, Row row) {
        rows[job.ordinal()] = row;
    }

    /** The pod is gone. */
    void end(Tape tape) {
        for (Row row : rows) {
            if (row != null) {
                row.end(tape);
            }
        }
    }
}
