package dev.tenfold.policy.keda.trigger;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Under which parameters a scaler that is not modelled writes what it aims at.
 *
 * @param target parameter of the target
 * @param otherwise the target if the parameter is left out; empty if it must not be
 * @param activation parameter of the value above which the trigger is active; empty if there is none
 * @see <a href="https://keda.sh/docs/latest/scalers/">KEDA scalers</a>
 */
record OpaqueTarget(String target, OptionalDouble otherwise, String activation) {
    private static final String NONE = "-";

    /** Type, parameter of the target, its default, parameter of the activation. */
    private static final String TABLE = """
            activemq               targetQueueSize            10  activationTargetQueueSize
            apache-kafka           lagThreshold               10  activationLagThreshold
            arangodb               queryValue                 -   activationQueryValue
            artemis-queue          queueLength                10  activationQueueLength
            aws-dynamodb           targetValue                -   activationTargetValue
            aws-dynamodb-streams   shardCount                 2   activationShardCount
            aws-kinesis-stream     shardCount                 2   activationShardCount
            azure-app-insights     targetValue                -   activationTargetValue
            azure-blob             blobCount                  5   activationBlobCount
            azure-data-explorer    threshold                  -   activationThreshold
            azure-eventhub         unprocessedEventThreshold  64  activationUnprocessedEventThreshold
            azure-log-analytics    threshold                  -   activationThreshold
            azure-monitor          targetValue                -   activationTargetValue
            azure-pipelines        targetPipelinesQueueLength 1   activationTargetPipelinesQueueLength
            azure-queue            queueLength                5   activationQueueLength
            azure-servicebus       messageCount               5   activationMessageCount
            beanstalkd             value                      -   activationValue
            cassandra              targetQueryValue           -   activationTargetQueryValue
            couchdb                queryValue                 -   activationQueryValue
            datadog                queryValue                 -   activationQueryValue
            dynatrace              threshold                  -   activationThreshold
            elasticsearch          targetValue                -   activationTargetValue
            etcd                   value                      -   activationValue
            gcp-cloudtasks         value                      100 activationValue
            gcp-pubsub             value                      10  activationValue
            gcp-stackdriver        targetValue                5   activationTargetValue
            gcp-storage            targetObjectCount          100 activationTargetObjectCount
            github-runner          targetWorkflowQueueLength  1   -
            graphite               threshold                  -   activationThreshold
            huawei-cloudeye        targetMetricValue          -   activationTargetMetricValue
            ibmmq                  queueDepth                 20  activationQueueDepth
            influxdb               thresholdValue             -   activationThresholdValue
            kubernetes-workload    value                      -   activationValue
            liiklus                lagThreshold               10  activationLagThreshold
            loki                   threshold                  -   activationThreshold
            mongodb                queryValue                 -   activationQueryValue
            mssql                  targetValue                -   activationTargetValue
            mysql                  queryValue                 -   activationQueryValue
            nats-jetstream         lagThreshold               10  activationLagThreshold
            new-relic              threshold                  -   activationThreshold
            nsq                    depthThreshold             10  activationDepthThreshold
            openstack-metric       threshold                  -   activationThreshold
            openstack-swift        objectCount                2   activationObjectCount
            postgresql             targetQueryValue           -   activationTargetQueryValue
            predictkube            threshold                  -   activationThreshold
            pulsar                 msgBacklogThreshold        10  activationMsgBacklogThreshold
            redis                  listLength                 5   activationListLength
            redis-cluster          listLength                 5   activationListLength
            redis-cluster-streams  pendingEntriesCount        -   activationLagCount
            redis-sentinel         listLength                 5   activationListLength
            redis-sentinel-streams pendingEntriesCount        -   activationLagCount
            redis-streams          pendingEntriesCount        -   activationLagCount
            solace-event-queue     messageCountTarget         -   activationMessageCountTarget
            solr                   targetQueryValue           -   activationTargetQueryValue
            splunk                 targetValue                -   activationValue
            stan                   lagThreshold               10  activationLagThreshold
            temporal               targetQueueSize            5   activationTargetQueueSize
            """;

    OpaqueTarget {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(otherwise, "otherwise");
        Objects.requireNonNull(activation, "activation");
    }

    /** The parameters of a scaler; empty if the file does not say what it aims at. */
    static Optional<OpaqueTarget> of(String type) {
        return TABLE.lines()
                .map(line -> line.split(" +"))
                .filter(row -> row[0].equals(type))
                .map(row -> new OpaqueTarget(
                        row[1],
                        row[2].equals(NONE) ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(row[2])),
                        row[3].equals(NONE) ? "" : row[3]))
                .findFirst();
    }

    OptionalDouble threshold(Parameters in) {
        OptionalDouble written = in.number(target);
        return written.isPresent() ? written : otherwise;
    }

    double activation(Parameters in) {
        return activation.isEmpty() ? 0 : in.number(activation).orElse(0);
    }
}
