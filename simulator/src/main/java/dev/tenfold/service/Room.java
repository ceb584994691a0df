package dev.tenfold.service;

/** Where the replicas of a service find room to run. */
public interface Room {
    /** Room without end: capacity that nobody has to think about. */
    Room UNLIMITED = new Room() {
        @Override
        public int take(int replicas) {
            return replicas;
        }

        @Override
        public void give(int replicas) {}
    };

    /**
     * Takes room for replicas.
     *
     * @param replicas how many ask for it
     * @return how many found it
     */
    int take(int replicas);

    /** Gives the room of so many replicas back. */
    void give(int replicas);

    /** How replicas start that found room here at this moment, where they usually start like this. */
    default StartUp startUp(StartUp usual) {
        return usual;
    }
}
