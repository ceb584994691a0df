package dev.tenfold.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.fault.Conditions;
import dev.tenfold.policy.aws.Statistic;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 100 requests a second on four instances of one core, at 10 ms of CPU each. */
class CloudWatchMetricsTest {
    private static final long MINUTE = 60 * Rig.SECOND;
    private static final String DETAILED = "{cloud-watch: {instances: 1m, delay: 0s}}";
    private static final double MISSING = Double.NaN;

    private static CloudWatchSeries series(Rig rig, String namespace, String name) {
        return rig.observations.cloudWatch().series(namespace, name, "web").orElseThrow();
    }

    @ParameterizedTest(name = "{0} {1} {2} = {3}: {4}")
    @CsvSource(delimiter = '|', textBlock = """
            AWS/EC2            | CPUUtilization                       | Average     |    25 | a quarter of each core
            AWS/EC2            | CPUUtilization                       | SampleCount |     4 | a sample of each instance
            AWS/EC2            | CPUUtilization                       | Maximum     |    25 | all alike
            AWS/ECS            | CPUUtilization                       | Average     |    25 | requests are the cores
            AWS/ECS            | MemoryUtilization                    | SampleCount |     4 | a sample of each task
            AWS/ApplicationELB | RequestCount                         | Sum         |  6000 | 100/s for a minute
            AWS/ApplicationELB | RequestCount                         | Average     |     1 | each request is a one
            AWS/ApplicationELB | RequestCountPerTarget                | Sum         |  1500 | over four targets
            AWS/ApplicationELB | TargetResponseTime                   | SampleCount |  6000 | a time of each request
            AWS/ApplicationELB | TargetResponseTime                   | Average     | 0.010 | next to no queue
            AWS/ApplicationELB | HTTPCode_Target_2XX_Count            | Sum         |  6000 | all well
            AWS/ApplicationELB | HealthyHostCount                     | Minimum     |     4 | all healthy
            AWS/ApplicationELB | UnHealthyHostCount                   | Maximum     |     0 | none starts
            AWS/AutoScaling    | GroupInServiceInstances              | Average     |     4 | ready ones
            AWS/AutoScaling    | GroupDesiredCapacity                 | Average     |     4 | as wanted
            """)
    void aMinuteIsSummedUp(String namespace, String name, String statistic, double expected, String because) {
        Rig rig = new Rig(Rig.WEB, DETAILED);
        CloudWatchSeries series = series(rig, namespace, name);
        rig.begin().until(180);
        double[] points = series.datapoints(Statistic.parse(statistic), MINUTE, 180 * Rig.SECOND, 1);
        assertEquals(expected, points[0], Math.max(1e-9, 0.02 * expected), because);
    }

    @Test
    void instancesThatWorkDifferentlyHaveSamplesOfTheirOwn() {
        Rig rig =
                new Rig("{replicas: 1, cpu: 10ms, start-up: {provisioning: 30s, readiness: 60s, cores: 1}}", DETAILED);
        rig.perSecond = 40;
        CloudWatchSeries cpu = series(rig, "AWS/EC2", "CPUUtilization");
        rig.begin().until(60);
        rig.scaleTo(4);
        rig.until(120);
        assertEquals(4, at(cpu, "SampleCount", 120));
        assertEquals(40, at(cpu, "Minimum", 120), 0.01, "the old one serves");
        assertEquals(100, at(cpu, "Maximum", 120), 0.01, "the new ones boot from 90 s on, at full CPU");
        assertEquals(85, at(cpu, "Average", 120), 0.01, "(40 + 3 x 100) / 4");
        assertEquals(100, at(cpu, "p50", 120), 0.01);
        assertEquals(40, at(cpu, "p25", 120), 0.01);
    }

    @Test
    void whatIsNotReportedIsMissing() {
        Rig rig = new Rig(Rig.WEB, DETAILED);
        CloudWatchSeries requests = series(rig, "AWS/ApplicationELB", "RequestCount");
        CloudWatchSeries errors = series(rig, "AWS/ApplicationELB", "HTTPCode_Target_5XX_Count");
        CloudWatchSeries healthy = series(rig, "AWS/ApplicationELB", "HealthyHostCount");
        rig.perSecond = 0;
        rig.begin().until(60);
        rig.perSecond = 100;
        rig.until(120);
        rig.conditions = Conditions.ofErrorRatio(0.5);
        rig.until(180);
        Statistic sum = Statistic.parse("Sum");
        assertArrayEquals(new double[] {MISSING, 6000, 6000}, requests.datapoints(sum, MINUTE, 180 * Rig.SECOND, 3), 5);
        assertArrayEquals(
                new double[] {MISSING, MISSING, 3000}, errors.datapoints(sum, MINUTE, 180 * Rig.SECOND, 3), 5);
        assertArrayEquals(new double[] {4, 4, 4}, healthy.datapoints(sum, MINUTE, 180 * Rig.SECOND, 3));
    }

    @Test
    void aPointIsKnownWhenItIsPublished() {
        Rig rig = new Rig(Rig.WEB, "{cloud-watch: {delay: 90s}}");
        CloudWatchSeries capacity = series(rig, "AWS/AutoScaling", "GroupDesiredCapacity");
        rig.begin().until(149);
        assertTrue(Double.isNaN(at(capacity, "Average", 60)), "the first minute is published at 150 s");
        rig.until(150);
        assertEquals(4, at(capacity, "Average", 60));
        assertTrue(Double.isNaN(at(capacity, "Average", 120)));
    }

    @Test
    void basicMonitoringHasAPointEachFiveMinutes() {
        Rig rig = new Rig(Rig.WEB, "{cloud-watch: {delay: 0s}}");
        CloudWatchSeries cpu = series(rig, "AWS/EC2", "CPUUtilization");
        rig.begin().until(600);
        Statistic average = Statistic.parse("Average");
        assertArrayEquals(
                new double[] {MISSING, MISSING, MISSING, MISSING, 25},
                cpu.datapoints(average, MINUTE, 600 * Rig.SECOND, 5),
                0.01);
        assertArrayEquals(new double[] {25, 25}, cpu.datapoints(average, 5 * MINUTE, 600 * Rig.SECOND, 2), 0.01);
    }

    /** Three minutes of 100, 200 and 300 a second in one period. */
    @Test
    void longerPeriodsTakeAllSamples() {
        Rig rig = new Rig(Rig.WEB, "{cloud-watch: {services: 10s, delay: 0s}}");
        CloudWatchSeries perTarget = series(rig, "AWS/ApplicationELB", "RequestCountPerTarget");
        CloudWatchSeries times = series(rig, "AWS/ApplicationELB", "TargetResponseTime");
        rig.begin().until(60);
        rig.perSecond = 200;
        rig.until(120);
        rig.perSecond = 300;
        rig.until(180);
        assertEquals(36_000 / 4.0, all(perTarget, "Sum"), 10);
        assertEquals(18, all(perTarget, "SampleCount"), "one each ten seconds");
        assertEquals(750, all(perTarget, "Maximum"), 1, "300/s x 10 s / 4");
        assertEquals(250, all(perTarget, "Minimum"), 5, "100/s x 10 s / 4");
        assertEquals(36_000, all(times, "SampleCount"), 40);
        assertTrue(all(times, "p99") > all(times, "p50") && all(times, "p50") > all(times, "Minimum"));
        assertTrue(all(times, "tm90") < all(times, "Average"), "without the slowest tenth the mean is lower");
    }

    @Test
    void onlyWhatIsKnownAndChosenIsSent() {
        CloudWatchMetrics all = new Rig(Rig.WEB, "{}").observations.cloudWatch();
        assertEquals(Optional.empty(), all.series("AWS/EC2", "NoSuchMetric", "web"));
        CloudWatchMetrics none = new Rig(Rig.WEB, "{presets: [kubernetes]}").observations.cloudWatch();
        assertEquals(Optional.empty(), none.series("AWS/EC2", "CPUUtilization", "web"));
        Rig own = new Rig(Rig.WEB, "{cloud-watch: {delay: 0s}, series: {Orders: {service: web, measure: demand}}}");
        CloudWatchSeries orders = series(own, "Shop", "Orders");
        own.begin().until(60);
        assertEquals(6000, at(orders, "Sum", 60), 1e-6);
    }

    private static double at(CloudWatchSeries series, String statistic, long endSeconds) {
        return series.datapoints(Statistic.parse(statistic), MINUTE, endSeconds * Rig.SECOND, 1)[0];
    }

    private static double all(CloudWatchSeries series, String statistic) {
        return series.datapoints(Statistic.parse(statistic), 3 * MINUTE, 180 * Rig.SECOND, 1)[0];
    }
}
