package dev.tenfold.cli;

/**
 * One of several equal parts of work.
 *
 * @param index 0 to one below {@code count}
 * @param count how many there are, 1 or more
 */
record Shard(int index, int count) {
    /** All of the work. */
    static final Shard WHOLE = new Shard(0, 1);

    static Shard parse(String text) throws Misuse {
        if (text.matches("\\d{1,6}/\\d{1,6}")) {
            int slash = text.indexOf('/');
            int index = Integer.parseInt(text.substring(0, slash));
            int count = Integer.parseInt(text.substring(slash + 1));
            if (index < count) {
                return new Shard(index, count);
            }
        }
        throw new Misuse("--shard must be one part of several, such as 0/4 to 3/4, was " + text);
    }

    @Override
    public String toString() {
        return index + "/" + count;
    }
}
