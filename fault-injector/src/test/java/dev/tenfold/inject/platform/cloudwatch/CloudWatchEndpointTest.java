package dev.tenfold.inject.platform.cloudwatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.inject.Cloud;
import dev.tenfold.inject.CloudAlarm;
import dev.tenfold.inject.CloudMetric;
import dev.tenfold.inject.Snapshot;
import dev.tenfold.inject.aws.Credentials;
import dev.tenfold.inject.aws.SignatureV4;
import dev.tenfold.inject.platform.Served;
import dev.tenfold.inject.platform.Stage;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudWatchEndpointTest {
    private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");
    private static final String SPAN = "&StartTime=2026-11-22T12:00:00Z&EndTime=2026-11-22T12:10:00Z&Period=60";
    private static final String QUEUE = "AWS/SQS";
    private static final Credentials KEY = new Credentials("AKIDEXAMPLE", "secret", Optional.empty());

    private volatile List<Snapshot> onAir = List.of();
    private Served server;

    @BeforeEach
    void start() {
        server = serve(Optional.empty());
    }

    private Served serve(Optional<Credentials> credentials) {
        Clock clock = Clock.fixed(START.plusSeconds(300), ZoneOffset.UTC);
        return new Served((vertx, router) ->
                new CloudWatchEndpoint(vertx, () -> onAir, clock, credentials).mount(router, "/cloudwatch"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** Puts a snapshot on air and has it seen. */
    private void air(int second, CloudMetric... metrics) {
        CloudAlarm alarm = new CloudAlarm(
                metrics[0],
                "deep",
                "Average",
                new CloudAlarm.Rule("GreaterThanThreshold", 100, 60, 3, 2, "missing"),
                CloudAlarm.State.ALARM,
                "2 of 3 datapoints were above 100",
                START.plusSeconds(second));
        onAir = List.of(new Snapshot(
                START.plusSeconds(second), List.of(), List.of(), new Cloud(List.of(metrics), List.of(alarm))));
        query("Action=ListMetrics");
    }

    private static CloudMetric depth(double value) {
        return CloudMetric.of(QUEUE, "Depth", Map.of("QueueName", "mail"), value);
    }

    private String query(String form) {
        return text(server.send("POST", "/cloudwatch", form, "Content-Type", "application/x-www-form-urlencoded"));
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static String points(String statistics) {
        return "Action=GetMetricStatistics&Version=2010-08-01&Namespace=AWS%2FSQS&MetricName=Depth"
                + "&Dimensions.member.1.Name=QueueName&Dimensions.member.1.Value=mail" + SPAN + statistics;
    }

    @Test
    void queryIsAnsweredInXml() {
        air(0, depth(10));
        air(30, depth(20));
        air(60, depth(40));
        String answer = query(points("&Statistics.member.1=Average&Statistics.member.2=SampleCount"));
        String expected = "<GetMetricStatisticsResult><Label>Depth</Label><Datapoints>"
                + "<member><Timestamp>2026-11-22T12:00:00Z</Timestamp><Average>15</Average><SampleCount>2</SampleCount>"
                + "<Unit>None</Unit></member>"
                + "<member><Timestamp>2026-11-22T12:01:00Z</Timestamp><Average>40</Average><SampleCount>1</SampleCount>"
                + "<Unit>None</Unit></member></Datapoints></GetMetricStatisticsResult>";
        assertTrue(answer.contains(expected), answer);
    }

    @ParameterizedTest(name = "{0} of 1 (90 times) and 100 (10 times) = {1}")
    @CsvSource({"Sum, 1090", "Average, 10.9", "Minimum, 1", "Maximum, 100", "SampleCount, 100"})
    void everyStatisticIsToldOfWeighedSamples(String statistic, String value) {
        air(0, weighed());
        String answer = query(points("&Statistics.member.1=" + statistic));
        assertTrue(answer.contains("<" + statistic + ">" + value + "</" + statistic + ">"), answer);
    }

    @ParameterizedTest(name = "{0} of 1 (90 times) and 100 (10 times) = {1}")
    @CsvSource({"p50, 1", "p90, 1", "p90.5, 100", "p99.9, 100", "p100, 100"})
    void percentilesAreToldOfWeighedSamples(String statistic, String value) {
        air(0, weighed());
        String answer = query(points("&ExtendedStatistics.member.1=" + statistic));
        assertTrue(answer.contains("<key>" + statistic + "</key><value>" + value + "</value>"), answer);
    }

    private static CloudMetric weighed() {
        return new CloudMetric(
                QUEUE, "Depth", Map.of("QueueName", "mail"), "Count", List.of(100.0, 1.0), List.of(10.0, 90.0));
    }

    private static JsonObject dataQuery(String order) {
        JsonObject metric = new JsonObject()
                .put("Namespace", QUEUE)
                .put("MetricName", "Depth")
                .put(
                        "Dimensions",
                        new JsonArray()
                                .add(new JsonObject().put("Name", "QueueName").put("Value", "mail")));
        return new JsonObject()
                .put("StartTime", START.getEpochSecond())
                .put("EndTime", START.getEpochSecond() + 600)
                .put("ScanBy", order)
                .put(
                        "MetricDataQueries",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("Id", "m1")
                                        .put(
                                                "MetricStat",
                                                new JsonObject()
                                                        .put("Metric", metric)
                                                        .put("Period", 60)
                                                        .put("Stat", "Maximum"))));
    }

    private HttpResponse<byte[]> json(String operation, JsonObject body) {
        return server.send(
                "POST",
                "/cloudwatch/",
                body.encode(),
                "Content-Type",
                "application/x-amz-json-1.0",
                "X-Amz-Target",
                "GraniteServiceVersion20100801." + operation);
    }

    @Test
    void jsonIsAnsweredInJson() {
        air(0, depth(10));
        air(60, depth(40.5));
        JsonObject result = new JsonObject(text(json("GetMetricData", dataQuery("TimestampDescending"))))
                .getJsonArray("MetricDataResults")
                .getJsonObject(0);
        assertEquals(
                "{\"Id\":\"m1\",\"Label\":\"Depth\",\"Timestamps\":[1795348860,1795348800],\"Values\":[40.5,10],"
                        + "\"StatusCode\":\"Complete\"}",
                result.encode());
    }

    @Test
    void manyDatapointsComeInParts() {
        for (int minute = 0; minute < 5; minute++) {
            air(60 * minute, depth(minute));
        }
        JsonObject query = dataQuery("TimestampAscending").put("MaxDatapoints", 2);
        StringBuilder told = new StringBuilder();
        for (String token = ""; token != null; ) {
            JsonObject answer = new JsonObject(text(json("GetMetricData", query)));
            JsonObject result = answer.getJsonArray("MetricDataResults").getJsonObject(0);
            told.append(result.getJsonArray("Values"))
                    .append(result.getString("StatusCode"))
                    .append(' ');
            token = answer.getString("NextToken");
            query.put("NextToken", token);
        }
        assertEquals("[0,1]PartialData [2,3]PartialData [4]Complete ", told.toString());
    }

    @Test
    void cborIsAnsweredInCbor() {
        air(0, depth(10));
        byte[] body = Cbor.bytes(tree(dataQuery("TimestampAscending").getMap()));
        HttpResponse<byte[]> answer = server.send(
                "POST",
                "/cloudwatch/service/GraniteServiceVersion20100801/operation/GetMetricData",
                body,
                "Content-Type",
                "application/cbor",
                "smithy-protocol",
                "rpc-v2-cbor");
        assertEquals(200, answer.statusCode());
        assertEquals(
                "rpc-v2-cbor", answer.headers().firstValue("smithy-protocol").orElseThrow());
        assertEquals(
                "{Messages=[], MetricDataResults=[{Id=m1, Label=Depth, StatusCode=Complete,"
                        + " Timestamps=[2026-11-22T12:00:00Z], Values=[10]}]}",
                String.valueOf(CborReader.read(answer.body())));
    }

    /** Times of a JSON request as instants, as CBOR has them. */
    private static Object tree(Object value) {
        if (value instanceof JsonObject object) {
            return tree(object.getMap());
        }
        if (value instanceof JsonArray array) {
            return array.stream().map(CloudWatchEndpointTest::tree).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> told = new LinkedHashMap<>();
            map.forEach((key, each) -> told.put(
                    key.toString(),
                    key.toString().endsWith("Time") ? Instant.ofEpochSecond(((Number) each).longValue()) : tree(each)));
            return told;
        }
        return value;
    }

    @Test
    void metricsAreListedByNamespaceNameAndDimensions() {
        onAir = List.of(Stage.shop());
        assertEquals(4, count(query("Action=ListMetrics&Namespace=Tenfold&MetricName=http_requests_per_second")));
        assertEquals(
                3,
                count(query("Action=ListMetrics&Namespace=Tenfold&Dimensions.member.1.Name=code"
                        + "&Dimensions.member.1.Value=200&Dimensions.member.2.Name=pod"
                        + "&Dimensions.member.3.Name=namespace&MetricName=http_requests_per_second")));
        assertEquals(0, count(query("Action=ListMetrics&Namespace=AWS%2FEC2")));
    }

    private static int count(String xml) {
        return xml.split("<MetricName>", -1).length - 1;
    }

    @Test
    void aSeriesOfPrometheusIsToldWithItsCurrentValue() {
        onAir = List.of(Stage.shop());
        String answer = query("Action=GetMetricStatistics&Namespace=Tenfold&MetricName=queue_depth"
                + "&Dimensions.member.1.Name=queue&Dimensions.member.1.Value=mail&Statistics.member.1=Maximum" + SPAN);
        assertTrue(answer.contains("<Timestamp>2026-11-22T12:00:00Z</Timestamp><Maximum>1500</Maximum>"), answer);
    }

    @Test
    void whatIsPutCanBeAsked() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(("Action=PutMetricData&Namespace=Shop&MetricData.member.1.MetricName=Orders"
                            + "&MetricData.member.1.Timestamp=2026-11-22T12:02:10Z&MetricData.member.1.Value=7"
                            + "&MetricData.member.2.MetricName=Orders&MetricData.member.2.Timestamp=2026-11-22T12:02:20Z"
                            + "&MetricData.member.2.StatisticValues.SampleCount=4"
                            + "&MetricData.member.2.StatisticValues.Sum=13&MetricData.member.2.StatisticValues.Minimum=1"
                            + "&MetricData.member.2.StatisticValues.Maximum=9")
                    .getBytes(StandardCharsets.UTF_8));
        }
        assertEquals(
                200,
                server.send("POST", "/cloudwatch", packed.toByteArray(), "Content-Encoding", "gzip")
                        .statusCode());
        String answer = query("Action=GetMetricStatistics&Namespace=Shop&MetricName=Orders&Statistics.member.1=Sum"
                + "&Statistics.member.2=SampleCount&Statistics.member.3=Maximum" + SPAN);
        assertTrue(answer.contains("<Sum>20</Sum><SampleCount>5</SampleCount><Maximum>9</Maximum>"), answer);
    }

    @Test
    void alarmsAreDescribedAsTheModelHasThem() {
        air(90, depth(400));
        String answer = query("Action=DescribeAlarms&StateValue=ALARM&AlarmNamePrefix=de");
        assertTrue(answer.contains("<AlarmName>deep</AlarmName>"), answer);
        assertTrue(answer.contains("<StateValue>ALARM</StateValue>"), answer);
        assertTrue(answer.contains("<Threshold>100</Threshold>"), answer);
        assertEquals(-1, query("Action=DescribeAlarms&StateValue=OK").indexOf("<AlarmName>"));
        assertEquals(
                -1, query("Action=DescribeAlarms&AlarmNames.member.1=other").indexOf("<AlarmName>"));
    }

    @Test
    void nothingIsToldOfAGameDayThatHasEnded() {
        air(0, depth(10));
        assertEquals(1, count(query("Action=ListMetrics")));
        onAir = List.of();
        assertEquals(0, count(query("Action=ListMetrics")));
        assertEquals(-1, query(points("&Statistics.member.1=Sum")).indexOf("<Sum>"));
        assertEquals(-1, query("Action=DescribeAlarms").indexOf("<AlarmName>"));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
            Action=Dance                                                      | InvalidAction
            Version=2010-08-01                                                | InvalidAction
            Action=GetMetricStatistics                                        | MissingParameter
            Action=GetMetricStatistics&Namespace=a&MetricName=b&StartTime=2026-11-22T12:00:00Z&EndTime=2026-11-22T11:00:00Z&Period=60 | ValidationError
            Action=GetMetricStatistics&Namespace=a&MetricName=b&StartTime=2026-11-22T12:00:00Z&EndTime=2026-11-22T13:00:00Z&Period=61 | InvalidParameterValue
            Action=GetMetricStatistics&Namespace=a&MetricName=b&StartTime=2026-01-22T12:00:00Z&EndTime=2026-11-22T13:00:00Z&Period=60 | InvalidParameterCombination
            Action=GetMetricStatistics&Namespace=a&MetricName=b&StartTime=soon&EndTime=2026-11-22T13:00:00Z&Period=60 | InvalidParameterValue
            Action=GetMetricData&StartTime=1&EndTime=2                        | ValidationError
            Action=GetMetricData&StartTime=1&EndTime=2&MetricDataQueries.member.1.Id=e&MetricDataQueries.member.1.Expression=m1*2 | ValidationError
            Action=ListMetrics&NextToken=abc                                  | InvalidNextToken
            Action=ListMetrics&NextToken=99                                   | InvalidNextToken
            Action=ListMetrics&Dimensions=x                                   | ValidationError
            Action=ListMetrics&Dimensions.member.x=1                          | SerializationException
            Action=ListMetrics&MetricName=%zz                                 | SerializationException
            Action=PutMetricData&Namespace=AWS%2FSQS                          | InvalidParameterValue
            Action=PutMetricData&Namespace=a&MetricData.member.1.MetricName=b | MissingParameter
            Action=PutMetricData&Namespace=a&MetricData.member.1.MetricName=b&MetricData.member.1.Value=NaN | InvalidParameterValue
            Action=DescribeAlarms&MaxRecords=101                              | ValidationError
            """)
    void refusalsAreSpelledAsAwsSpellsThem(String form, String code) {
        HttpResponse<byte[]> answer = server.send("POST", "/cloudwatch", form);
        assertEquals(400, answer.statusCode());
        String body = text(answer);
        assertTrue(body.contains("<Error><Type>Sender</Type><Code>" + code + "</Code><Message>"), body);
        assertEquals(
                code + ";Sender",
                answer.headers().firstValue("x-amzn-query-error").orElseThrow());
    }

    @Test
    void refusalsInJsonNameTheirShape() {
        JsonObject refusal = new JsonObject(text(json("GetMetricStatistics", new JsonObject())));
        assertEquals("com.amazonaws.cloudwatch#MissingRequiredParameterException", refusal.getString("__type"));
        assertEquals("The parameter Namespace is required.", refusal.getString("message"));
    }

    @Test
    void aSignatureIsAskedForOnlyWhereASecretIsSet() {
        server.close();
        server = serve(Optional.of(KEY));
        String form = "Action=ListMetrics";
        assertEquals(403, server.send("POST", "/cloudwatch", form).statusCode());
        assertEquals(200, signed(form, KEY, START.plusSeconds(300)));
        assertEquals(
                403, signed(form, new Credentials("AKIDEXAMPLE", "guess", Optional.empty()), START.plusSeconds(300)));
        assertEquals(403, signed(form, new Credentials("OTHER", "secret", Optional.empty()), START.plusSeconds(300)));
        assertEquals(403, signed(form, KEY, START.plusSeconds(3000)));
    }

    private int signed(String form, Credentials credentials, Instant at) {
        Map<String, String> headers = Map.of("host", "127.0.0.1:" + server.port(), "x-amz-date", SignatureV4.time(at));
        SignatureV4.Request request = new SignatureV4.Request(
                "POST", "/cloudwatch", Map.of(), headers, form.getBytes(StandardCharsets.UTF_8));
        String authorization = new SignatureV4("eu-central-1", "monitoring").authorization(request, credentials);
        return server.send(
                        "POST", "/cloudwatch", form, "X-Amz-Date", SignatureV4.time(at), "Authorization", authorization)
                .statusCode();
    }
}
