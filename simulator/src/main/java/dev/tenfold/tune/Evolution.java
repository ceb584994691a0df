package dev.tenfold.tune;

import io.jenetics.EliteSelector;
import io.jenetics.Genotype;
import io.jenetics.IntegerChromosome;
import io.jenetics.IntegerGene;
import io.jenetics.Mutator;
import io.jenetics.Phenotype;
import io.jenetics.Recombinator;
import io.jenetics.TournamentSelector;
import io.jenetics.engine.Engine;
import io.jenetics.engine.Limits;
import io.jenetics.util.ISeq;
import io.jenetics.util.MSeq;
import io.jenetics.util.RandomRegistry;
import io.jenetics.util.Seq;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Looks through a space as a whole: a population of candidates, of which the better ones are crossed field by field and
 * changed here and there. Jenetics keeps the population; a field is a chromosome of one gene. All of its chance comes
 * from one generator on one thread, and a generation is judged as one batch, so that the number of threads behind the
 * judge changes nothing.
 *
 * @see <a href="https://jenetics.io">Jenetics</a>
 */
final class Evolution {
    private static final int POPULATION = 24;
    private static final int ELITE = 2;
    private static final int TOURNAMENT = 3;
    private static final double CROSSED = 0.6;
    /** Fields that change in a candidate, on average. */
    private static final double MUTATIONS = 1.5;

    /** Generations without anything better after which it is over. */
    private static final int STEADY = 8;

    private static final int LONGEST = 200;

    private final Space space;
    private final Archive archive;
    private final int most;

    /** @param most candidates in the archive at which it stops */
    Evolution(Space space, Archive archive, int most) {
        this.space = space;
        this.archive = archive;
        this.most = most;
    }

    /** Fills the archive, beginning with what somebody thinks is good. */
    void run(List<Candidate> starts, RandomGenerator random) {
        double perField = Math.min(1, MUTATIONS / space.knobs().size());
        Engine<IntegerGene, Score> engine = new Engine.Builder<IntegerGene, Score>(
                        this::judged, () -> genotype(space.any(random)))
                .minimizing()
                .populationSize(POPULATION)
                .offspringSelector(new TournamentSelector<>(TOURNAMENT))
                .survivorsSelector(new EliteSelector<IntegerGene, Score>(ELITE, new TournamentSelector<>(TOURNAMENT)))
                .alterers(new Crossing(), new Turning(perField))
                .executor(Runnable::run)
                .clock(InstantSource.fixed(Instant.EPOCH))
                .build();
        List<Genotype<IntegerGene>> first =
                starts.stream().limit(POPULATION).map(this::genotype).toList();
        RandomRegistry.using(
                random,
                chance -> engine.stream(first)
                        .limit(Limits.bySteadyFitness(STEADY))
                        .limit(result -> archive.size() < most && !archive.exhausted())
                        .limit(LONGEST)
                        .forEach(result -> {}));
    }

    private ISeq<Phenotype<IntegerGene, Score>> judged(Seq<Phenotype<IntegerGene, Score>> population) {
        List<Candidate> candidates =
                population.stream().map(each -> candidate(each.genotype())).toList();
        Map<Candidate, Score> scores = new LinkedHashMap<>();
        archive.judged(candidates).forEach(known -> scores.put(known.candidate(), known.score()));
        MSeq<Phenotype<IntegerGene, Score>> scored = MSeq.of(population);
        for (int i = 0; i < candidates.size(); i++) {
            scored.set(i, population.get(i).withFitness(scores.getOrDefault(candidates.get(i), Score.NONE)));
        }
        return scored.toISeq();
    }

    private Genotype<IntegerGene> genotype(Candidate candidate) {
        List<IntegerChromosome> fields = new ArrayList<>();
        for (int i = 0; i < space.knobs().size(); i++) {
            int values = space.knobs().get(i).values().size();
            fields.add(IntegerChromosome.of(IntegerGene.of(candidate.of(i), 0, values)));
        }
        return Genotype.of(fields);
    }

    private Candidate candidate(Genotype<IntegerGene> genotype) {
        return space.repaired(new Candidate(
                genotype.stream().map(field -> field.gene().intValue()).toList()));
    }

    /** Two candidates exchange fields, each with the chance of a coin. */
    private static final class Crossing extends Recombinator<IntegerGene, Score> {
        Crossing() {
            super(CROSSED, 2);
        }

        @Override
        protected int recombine(MSeq<Phenotype<IntegerGene, Score>> population, int[] individuals, long generation) {
            RandomGenerator random = RandomRegistry.random();
            MSeq<io.jenetics.Chromosome<IntegerGene>> one =
                    MSeq.of(population.get(individuals[0]).genotype());
            MSeq<io.jenetics.Chromosome<IntegerGene>> other =
                    MSeq.of(population.get(individuals[1]).genotype());
            for (int i = 0; i < one.length(); i++) {
                if (random.nextBoolean()) {
                    one.swap(i, i + 1, other, i);
                }
            }
            population.set(individuals[0], Phenotype.of(Genotype.of(one), generation));
            population.set(individuals[1], Phenotype.of(Genotype.of(other), generation));
            return individuals.length;
        }
    }

    /** A field moves to a neighbour of its value, which mostly does a little, or to any other. */
    private static final class Turning extends Mutator<IntegerGene, Score> {
        Turning(double perField) {
            super(perField);
        }

        @Override
        protected IntegerGene mutate(IntegerGene gene, RandomGenerator random) {
            if (random.nextBoolean()) {
                return gene.newInstance(random.nextInt(gene.min(), gene.max()));
            }
            int moved = gene.intValue() + (random.nextBoolean() ? 1 : -1);
            return gene.newInstance(Math.max(gene.min(), Math.min(gene.max() - 1, moved)));
        }
    }
}
