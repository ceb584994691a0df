package dev.tenfold.promql;

import dev.tenfold.metric.Labels;
import dev.tenfold.metric.Point;
import dev.tenfold.metric.Sample;
import java.util.List;

/** What a query yields. */
public sealed interface QueryResult {
    /** The result as elements of an instant vector: a scalar is one without labels. Strings and matrices have none. */
    List<Sample> samples();

    /** A number without labels. */
    record Scalar(double value) implements QueryResult {
        @Override
        public List<Sample> samples() {
            return List.of(new Sample(Labels.EMPTY, value));
        }
    }

    /** A text. */
    record Text(String value) implements QueryResult {
        @Override
        public List<Sample> samples() {
            return List.of();
        }
    }

    /** Elements at one time, in the order the query put them. */
    record Vector(List<Sample> samples) implements QueryResult {
        public Vector {
            samples = List.copyOf(samples);
        }
    }

    /** Series of points over a time, in the order of their labels. */
    record Matrix(List<Row> rows) implements QueryResult {
        public Matrix {
            rows = List.copyOf(rows);
        }

        @Override
        public List<Sample> samples() {
            return List.of();
        }
    }

    /** One series of a matrix: at least one point, oldest first. */
    record Row(Labels labels, List<Point> points) {
        public Row {
            points = List.copyOf(points);
        }
    }
}
