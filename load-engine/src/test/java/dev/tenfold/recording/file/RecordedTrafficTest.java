package dev.tenfold.recording.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tenfold.recording.BadRecording;
import dev.tenfold.recording.Header;
import dev.tenfold.recording.RecordedBody;
import dev.tenfold.recording.RecordedCall;
import dev.tenfold.recording.RecordedTraffic;
import dev.tenfold.recording.RequestLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordedTrafficTest {
    @TempDir
    Path folder;

    private RecordedTraffic read(String text) throws IOException, BadRecording {
        return Recordings.traffic(Files.writeString(folder.resolve("file"), text), "");
    }

    @ParameterizedTest(name = "{0}: host {1}, {2}, answered by {3}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            common access log            | -                  | /a?b=1              | -
            combined access log          | -                  | /a?b=1              | -
            combined access log with host | www.example.com   | /a?b=1              | -
            ALB access log               | example.com        | /a                  | -
            ELB access log               | example.com        | /a                  | 10.0.0.1:80
            HAProxy log                  | -                  | /index.html         | static/srv1
            Envoy access log             | locations          | /api/v1/locations   | tcp://10.0.2.1:80
            Istio access log             | httpbin:8000       | /status/418         | 127.0.0.1:80
            ingress-nginx access log     | -                  | /a?b=1              | 10.1.2.4:80
            Traefik access log           | -                  | /a?b=1              | http://10.0.0.2:80
            W3C extended log             | -                  | /a.aspx?id=1        | -
            CloudFront log               | d1.cloudfront.net  | /index.html         | -
            JSON access log              | -                  | /a?x=1              | -
            Traefik JSON access log      | -                  | /a                  | -
            HAR 1.2                      | a.b                | /c?d                | -
            """)
    void knowsWhoWasAskedForWhat(String origin, String host, String target, String upstream) throws Exception {
        String text = Samples.ALL.get(origin);
        RecordedTraffic traffic = read(text);
        RecordedCall first = traffic.calls().get(0);
        assertEquals(host == null ? "" : host, first.host());
        assertEquals(target, first.target());
        assertEquals(upstream == null ? "" : upstream, first.upstream());
        RequestLog log = (RequestLog) Recordings.read(folder.resolve("file"));
        assertEquals(
                log.requests(),
                traffic.calls().stream().map(RecordedCall::request).toList());
        assertEquals(log.skipped(), traffic.skipped());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            {"time":"2024-01-01T00:00:01Z","method":"GET","host":"Shop.example:443","uri":"/a","args":"b=1","status":200,"upstream_addr":"10.0.0.1:80"} | shop.example | /a?b=1 | 10.0.0.1:80
            {"StartUTC":"2024-01-01T00:00:00Z","RequestMethod":"GET","RequestHost":"a.b","RequestPath":"/c","DownstreamStatus":200,"ServiceName":"web@docker"} | a.b | /c | web@docker
            {"start_time":"2024-01-01T00:00:00Z","method":"GET","path":"/c?d","authority":"a.b:8080","response_code":200,"upstream_host":"10.0.0.9:80"} | a.b:8080 | /c?d | 10.0.0.9:80
            """)
    void knowsTheFieldsOfJsonLogs(String line, String host, String target, String upstream) throws Exception {
        RecordedCall call = read(line + "\n" + line).calls().get(1);
        assertEquals(List.of(host, target, upstream), List.of(call.host(), call.target(), call.upstream()));
    }

    @Test
    void readsHeadersAndBodiesOfArchives() throws Exception {
        RecordedCall call = read("""
                {"log":{"entries":[{"startedDateTime":"2024-01-01T00:00:00Z","time":5,
                "request":{"method":"POST","url":"http://user:pw@A.B:8080/c?d#e","headers":[{"name":":path","value":"/c"},
                {"name":"Accept","value":"*/*"}],"postData":{"mimeType":"application/x-www-form-urlencoded",
                "params":[{"name":"a b","value":"1&2"}]}},
                "response":{"status":200,"headers":[{"name":"ETag","value":"7"}],
                "content":{"size":3,"mimeType":"text/plain","encoding":"base64","text":"aG/DqQ=="}}}]}}
                """).calls().get(0);
        assertEquals("a.b:8080", call.host());
        assertEquals("/c?d", call.target());
        assertEquals(List.of(new Header("Accept", "*/*")), call.headers());
        assertEquals("a+b=1%262", call.body().map(RecordedBody::text).orElse(""));
        assertEquals(List.of(new Header("ETag", "7")), call.answerHeaders());
        assertEquals("ho\u00e9", call.answerBody().map(RecordedBody::text).orElse(""));
        assertEquals(4, call.bodyBytes());
    }

    @Test
    void whatHoldsNoSingleRequestsIsRefused() {
        BadRecording bad = assertThrows(BadRecording.class, () -> read(Samples.ALL.get("k6 summary")));
        assertEquals("must be HAR or an access log, was something else", bad.getMessage());
    }

    @Test
    void whatIsOfNoFormatIsRefused() {
        assertThrows(BadRecording.class, () -> read("no log at all\n"));
    }
}
