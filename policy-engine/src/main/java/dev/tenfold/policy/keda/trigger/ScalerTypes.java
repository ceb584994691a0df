package dev.tenfold.policy.keda.trigger;

import dev.tenfold.document.Names;
import java.util.List;
import java.util.Optional;

/**
 * The names of all scalers that KEDA has.
 *
 * @see <a href="https://github.com/kedacore/keda/blob/main/pkg/scaling/scalers_builder.go">scalers_builder.go</a>
 */
final class ScalerTypes {
    private static final List<String> ALL = List.of(
            "activemq",
            "apache-kafka",
            "apache-iggy",
            "arangodb",
            "artemis-queue",
            "aws-cloudwatch",
            "aws-dynamodb",
            "aws-dynamodb-streams",
            "aws-kinesis-stream",
            "aws-s3",
            "aws-sqs-queue",
            "azure-app-insights",
            "azure-blob",
            "azure-cosmosdb",
            "azure-data-explorer",
            "azure-eventhub",
            "azure-log-analytics",
            "azure-monitor",
            "azure-pipelines",
            "azure-queue",
            "azure-servicebus",
            "beanstalkd",
            "cassandra",
            "couchdb",
            "cpu",
            "cron",
            "datadog",
            "dynatrace",
            "elasticsearch",
            "etcd",
            "external",
            "external-mock",
            "external-push",
            "forgejo-runner",
            "gcp-cloudtasks",
            "gcp-pubsub",
            "gcp-stackdriver",
            "gcp-storage",
            "github-runner",
            "graphite",
            "huawei-cloudeye",
            "ibmmq",
            "influxdb",
            "kafka",
            "kubernetes-resource",
            "kubernetes-workload",
            "liiklus",
            "loki",
            "memory",
            "metrics-api",
            "mongodb",
            "mssql",
            "mysql",
            "nats-jetstream",
            "new-relic",
            "nsq",
            "openstack-metric",
            "openstack-swift",
            "postgresql",
            "predictkube",
            "prometheus",
            "pulsar",
            "rabbitmq",
            "redis",
            "redis-cluster",
            "redis-cluster-streams",
            "redis-sentinel",
            "redis-sentinel-streams",
            "redis-streams",
            "selenium-grid",
            "solace-direct-messaging",
            "solace-event-queue",
            "solarwinds",
            "solr",
            "splunk",
            "splunk-observability",
            "stan",
            "sumologic",
            "temporal");

    private ScalerTypes() {}

    static boolean contains(String type) {
        return ALL.contains(type);
    }

    /** The scaler that was probably meant by a name that is none. */
    static Optional<String> nearest(String type) {
        return Names.nearest(type, ALL);
    }
}
