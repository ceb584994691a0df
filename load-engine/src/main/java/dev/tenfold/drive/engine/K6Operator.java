package dev.tenfold.drive.engine;

/**
 * A script for k6 and the manifest with which the k6-operator runs it in a cluster, in several pods.
 *
 * @param runners how many pods share the load; >= 1
 * @see <a href="https://grafana.com/docs/k6/latest/set-up/set-up-distributed-k6/">k6: distributed</a>
 */
public record K6Operator(int runners) implements Export {
    public K6Operator {
        if (runners < 1) {
            throw new IllegalArgumentException("runners must be >= 1, was " + runners);
        }
    }

    @Override
    public String fileName(Traffic traffic) {
        return traffic.name() + ".k6-operator.yaml";
    }

    @Override
    public String text(Traffic traffic) {
        String script = new K6Script().fileName(traffic);
        String name = "tenfold-" + traffic.name();
        Page page = new Page().head("#", traffic);
        page.line(
                "# Each runner checks thresholds on its own part; where results come together, such as a Prometheus,");
        page.line("# is said in arguments.");
        page.line("apiVersion: v1").line("kind: ConfigMap").line("metadata:");
        page.line("  name: ", name).line("data:").line("  ", script, ": |");
        page.block(new Page().block(new K6Script().text(traffic)).indented(4));
        page.line("---")
                .line("apiVersion: k6.io/v1alpha1")
                .line("kind: TestRun")
                .line("metadata:");
        page.line("  name: ", name).line("spec:");
        page.line("  parallelism: ", Integer.toString(runners)).line("  cleanup: post");
        page.line("  arguments: --tag testid=", name);
        page.line("  script:").line("    configMap:").line("      name: ", name).line("      file: ", script);
        return page.toString();
    }
}
