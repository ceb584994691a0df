package dev.tenfold.prometheus;

import dev.tenfold.metric.Labels;
import dev.tenfold.metric.Sample;
import dev.tenfold.metric.SeriesStore;
import dev.tenfold.promql.Engine;
import dev.tenfold.promql.Queries;
import dev.tenfold.promql.Query;
import dev.tenfold.promql.QueryResult;
import dev.tenfold.promql.function.EvaluationFailure;
import dev.tenfold.promql.syntax.ValueType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Has a real Prometheus answer. What a store takes is noted, and told to the server in the order of time before it is
 * asked; so both know the same at every moment.
 */
public final class PrometheusQueries implements Queries {
    private final PrometheusServer server;
    private final Engine embedded;
    private RemoteWrite untold = new RemoteWrite();

    /** @param store whose samples the server is told from now on */
    public PrometheusQueries(PrometheusServer server, SeriesStore store) {
        this.server = server;
        embedded = new Engine(store);
        store.tell((labels, timeMillis, value) -> untold.add(labels, timeMillis, value));
    }

    /** The query is read here too: the server and the embedded engine complain in the same words. */
    @Override
    public Query prepare(String query) {
        return new Asked(query, embedded.prepare(query).type());
    }

    private QueryResult ask(String query, long timeMillis) {
        if (!untold.isEmpty()) {
            server.write(untold);
            untold = new RemoteWrite();
        }
        String body = server.query(query, timeMillis);
        try {
            return result(Answer.read(body));
        } catch (IOException | NumberFormatException foreign) {
            throw new PrometheusFailure(server.url() + " does not answer as a Prometheus does", foreign);
        }
    }

    private static QueryResult result(Answer answer) {
        if (!answer.at("status").text().equals("success")) {
            throw new EvaluationFailure(answer.at("error").text());
        }
        Answer result = answer.at("data").at("result");
        switch (answer.at("data").at("resultType").text()) {
            case "scalar":
                return new QueryResult.Scalar(number(result.at(1).text()));
            case "string":
                return new QueryResult.Text(result.at(1).text());
            case "vector":
                List<Sample> samples = new ArrayList<>();
                for (Answer element : result.items()) {
                    Labels labels = Labels.of(element.at("metric").texts());
                    samples.add(
                            new Sample(labels, number(element.at("value").at(1).text())));
                }
                return new QueryResult.Vector(samples);
            default:
                throw new EvaluationFailure("the query must yield a vector, a scalar or a string");
        }
    }

    private static double number(String text) {
        return switch (text) {
            case "NaN" -> Double.NaN;
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    private final class Asked implements Query {
        private final String text;

        private final ValueType type;

        private Asked(String text, ValueType type) {
            this.text = text;
            this.type = type;
        }

        @Override
        public ValueType type() {
            return type;
        }

        @Override
        public String text() {
            return text;
        }

        @Override
        public QueryResult at(long timeMillis) {
            return ask(text, timeMillis);
        }
    }
}
