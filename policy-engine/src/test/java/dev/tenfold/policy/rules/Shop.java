package dev.tenfold.policy.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** A small system for rules to look at: two services whose readings a test sets as it likes. */
final class Shop implements Surroundings {
    final Tier api = new Tier("api");
    final Tier web = new Tier("web");
    final List<Recommendation> recommendations = new ArrayList<>();

    @Override
    public List<Tier> services() {
        return List.of(api, web);
    }

    @Override
    public List<Recommendation> recommendations() {
        return recommendations;
    }

    /** A service whose readings are fields. */
    static final class Tier implements ServiceReadings {
        private final String name;
        int desired = 4;
        int most = 10;
        double cpu = 0.5;
        double demand = 100;
        double errors;
        double p95 = 200;
        double cores = 1;
        double memory = 2;

        private Tier(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public int desired() {
            return desired;
        }

        @Override
        public int ready() {
            return desired;
        }

        @Override
        public int replicas() {
            return desired;
        }

        @Override
        public OptionalInt minReplicas() {
            return OptionalInt.of(1);
        }

        @Override
        public OptionalInt maxReplicas() {
            return OptionalInt.of(most);
        }

        @Override
        public double cpu() {
            return cpu;
        }

        @Override
        public double demand() {
            return demand;
        }

        @Override
        public double served() {
            return demand - errors;
        }

        @Override
        public double errors() {
            return errors;
        }

        @Override
        public double p50() {
            return p95 / 3;
        }

        @Override
        public double p95() {
            return p95;
        }

        @Override
        public double p99() {
            return p95 * 1.5;
        }

        @Override
        public double waiting() {
            return 0;
        }

        @Override
        public double lag() {
            return Double.NaN;
        }

        @Override
        public double cores() {
            return cores;
        }

        @Override
        public double memory() {
            return memory;
        }
    }
}
