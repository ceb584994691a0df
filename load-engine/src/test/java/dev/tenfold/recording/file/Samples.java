package dev.tenfold.recording.file;

import java.util.LinkedHashMap;
import java.util.Map;

/** A small file of each format, by the name it is recognised under. */
final class Samples {
    private static final String CLF = "10.0.0.1 - bob [17/May/2015:10:05:03 +0200] \"GET /a?b=1 HTTP/1.1\" 200 512";
    private static final String AGENT = " \"-\" \"Mozilla/5.0 (X11) \\\"quoted\\\"\"";
    static final Map<String, String> ALL = all();

    private Samples() {}

    private static Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        accessLogs(all);
        jsonLogs(all);
        loadTests(all);
        answers(all);
        return all;
    }

    private static void accessLogs(Map<String, String> all) {
        all.put("common access log", CLF + "\n" + CLF + "\r\n\n" + CLF);
        all.put("combined access log", CLF + AGENT + " 0.250\n" + CLF + AGENT + " 0.250\n" + CLF + AGENT + " 0.250\n");
        all.put("combined access log with host", "www.example.com:443 " + CLF + AGENT + "\n");
        all.put("ALB access log", """
                http 2020-01-01T00:55:04.127531Z app/lb/1 1.2.3.4:2817 - -1 -1 -1 503 - 225 24950 \
                "GET http://example.com:80/a HTTP/1.1" "curl" - - arn "Root=1" "-" "-" 0 2020-01-01T00:55:04.023000Z \
                "forward" "-" "-" "-" "-"
                """);
        all.put("ELB access log", """
                2015-05-13T23:39:43.945958Z lb 1.2.3.4:2817 10.0.0.1:80 0.1 0.2 0.3 200 200 0 57 \
                "GET https://example.com:443/a HTTP/1.1" "agent" TLS TLSv1.2
                2015-05-13T23:39:43.945958Z lb 1.2.3.4:2817 10.0.0.1:80 0.1 0.2 0.3 - - 82 305 "- - - " "-" - -
                """);
        all.put("HAProxy log", """
                Feb  6 12:14:14 localhost haproxy[14389]: 10.0.1.2:33317 [06/Feb/2009:12:14:14.655] in static/srv1 \
                10/0/30/69/109 200 2750 - - ---- 1/1/1/1/0 0/0 {1wt.eu} {} "GET /index.html HTTP/1.1"
                Feb  6 12:14:15 localhost haproxy[14389]: 10.0.1.2:33317 [06/Feb/2009:12:14:15.655] in static/<NOSRV> \
                10/-1/-1/-1/+30 -1 0 - - CQ-- 1/1/1/1/0 0/0 "GET / HTTP/1.1"
                """);
        all.put("Envoy access log", """
                [2016-04-15T20:17:00.310Z] "POST /api/v1/locations HTTP/2" 204 - 154 0 226 100 "10.0.35.28" "nsq2http" \
                "cc21d9b0" "locations" "tcp://10.0.2.1:80"
                """);
        all.put("Istio access log", """
                [2020-11-25T21:26:18.409Z] "GET /status/418 HTTP/1.1" 418 - via_upstream - "-" 0 135 4 4 "-" \
                "curl/7.73.0" "84961386" "httpbin:8000" "127.0.0.1:80" inbound|8000|| 127.0.0.1:41854 - default
                """);
        all.put(
                "ingress-nginx access log",
                CLF + AGENT + " 430 0.512 [app-80] [] 10.1.2.3:80, 10.1.2.4:80 0, 512 "
                        + "0.010, 0.502 502, 200 abc123\n");
        all.put("Traefik access log", CLF + AGENT + " 7 \"web@docker\" \"http://10.0.0.2:80\" 12ms\n");
        all.put(
                "S3 access log",
                "79a5 bucket [06/Feb/2019:00:00:38 +0000] 192.0.2.3 79a5 3E57 REST.GET.OBJECT a.txt "
                        + "\"GET /bucket/a.txt HTTP/1.1\" 200 - 113 113 7 6 \"-\" \"S3Console/0.4\" - x SigV2\n");
        all.put("W3C extended log", """
                #Software: Microsoft Internet Information Services 10.0
                #Fields: date time cs-method cs-uri-stem cs-uri-query s-port cs(User-Agent) sc-status sc-bytes time-taken
                2024-05-01 12:00:00 GET /a.aspx id=1 443 Mozilla/5.0+(Windows) 200 1234 250
                2024-05-01 12:00:01 GET /a.aspx - 443 Mozilla/5.0+(Windows) 500 12 30
                """);
        all.put(
                "CloudFront log",
                "#Version: 1.0\n#Fields: date time x-edge-location sc-bytes c-ip cs-method cs(Host) "
                        + "cs-uri-stem sc-status time-taken\n2019-12-04\t21:02:31\tLAX1\t392\t192.0.2.100\tGET\t"
                        + "d1.cloudfront.net\t/index.html\t200\t0.250\n");
    }

    private static void jsonLogs(Map<String, String> all) {
        all.put("JSON access log", """
                {"time_iso8601":"2024-01-01T00:00:01+00:00","request":"GET /a?x=1 HTTP/1.1","status":200,"request_time":"0.250"}
                {"time_iso8601":"2024-01-01T00:00:02+00:00","request":"GET /a HTTP/1.1","status":"502","request_time":"1"}
                """);
        all.put("Traefik JSON access log", """
                {"DownstreamStatus":200,"Duration":2500000,"RequestMethod":"GET","RequestPath":"/a","StartUTC":"2024-01-01T00:00:00Z"}
                """);
    }

    private static void loadTests(Map<String, String> all) {
        all.put("k6 JSON lines", """
                {"type":"Metric","data":{"name":"http_req_duration"},"metric":"http_req_duration"}
                {"metric":"vus","type":"Point","data":{"time":"2024-01-01T00:00:00Z","value":3,"tags":{}}}
                {"metric":"http_req_duration","type":"Point","data":{"time":"2024-01-01T00:00:01Z","value":250,\
                "tags":{"status":"200","method":"GET","name":"home","url":"http://a/b?c","expected_response":"true"}}}
                """);
        all.put("k6 CSV", """
                metric_name,timestamp,metric_value,expected_response,method,name,status,url
                vus,1704067200,3,,,,,
                http_req_duration,1704067201,250,false,GET,home,503,http://a/b
                """);
        all.put("k6 summary", """
                {"metrics":{"http_reqs":{"count":100,"rate":10},"http_req_failed":{"passes":5,"fails":95,"value":0.05},\
                "http_req_duration":{"avg":200,"min":10,"med":150,"max":900,"p(90)":400,"p(95)":500},"vus":{"value":1,"max":7}}}
                """);
        all.put("JMeter CSV", """
                label,timeStamp,elapsed,success,responseCode,URL,allThreads,responseMessage
                home,1700000000000,250,true,200,http://a/b,4,OK
                "all, in one",1700000000000,600,true,200,null,4,"Number of samples in transaction : 2"
                "with ""quotes"" and
                two lines",1700000000500,350,false,500,http://a/c,5,no
                """);
        all.put("JMeter XML", """
                <?xml version="1.0" encoding="UTF-8"?>
                <testResults version="1.2">
                <sample t="600" ts="1700000000000" s="true" lb="all" rc="200" rm="Number of samples in transaction : 1" na="4">
                  <httpSample t="250" ts="1700000000000" s="true" lb="home" rc="200" rm="OK" by="10" na="4">
                    <java.net.URL>http://a/b</java.net.URL></httpSample>
                </sample>
                <httpSample t="350" ts="1700000001000" s="false" lb="home" rc="500" rm="no" by="10" na="5"/>
                </testResults>
                """);
        all.put("Locust statistics", """
                "Method","Name","# requests","# failures","Median response time","Average response time","Requests/s"
                "GET","/a",10,1,120,150,2.5
                "None","Total",10,1,120,150,2.5
                """);
        all.put("Locust failures", "Method,Name,Error,Occurrences\nGET,/a,\"HTTPError('500')\",3\n");
        all.put("Locust history", """
                Timestamp,User Count,Type,Name,Requests/s,Failures/s,50%,95%,100%,Total Request Count,\
                Total Failure Count,Total Median Response Time,Total Average Response Time
                1700000000,1,,Aggregated,0,0,N/A,N/A,N/A,0,0,0,0
                1700000001,5,,Aggregated,4,0,100,200,200,4,0,100,110
                1700000002,9,,Aggregated,6,0.5,100,300,300,10,1,100,150
                """);
        all.put(
                "Gatling log",
                "RUN\tsim.Basic\tbasic\t1583398283574\t \t3.3.1\nUSER\tScn\t1\tSTART\t1583398283600\t"
                        + "1583398283600\nREQUEST\t1\t\thome\t1583398283700\t1583398283950\tOK\t \nREQUEST\t\tbuy\t1583398284000\t"
                        + "1583398284500\tKO\tstatus.find.is(200), but actually found 503\nUSER\tScn\t1\tEND\t1583398283600\t"
                        + "1583398284600\n");
        all.put("Artillery report", """
                {"aggregate":{"counters":{"http.requests":20,"http.codes.200":18,"http.codes.503":1,"errors.ETIMEDOUT":1},\
                "firstMetricAt":1700000000000,"lastMetricAt":1700000010000,\
                "summaries":{"http.response_time":{"min":1,"max":90,"mean":20,"median":15,"p95":60,"p99":80}}},\
                "intermediate":[{"period":"1700000000000","counters":{"http.requests":20}}]}
                """);
        all.put("Hyperfoil statistics", """
                {"status":"TERMINATED","statistics":[
                {"phase":"part0/all","stepId":1,"metric":"home","summary":{"startTime":1700000000000,"endTime":1700000010000,\
                "minResponseTime":1000000,"meanResponseTime":12000000,"maxResponseTime":90000000,\
                "percentileResponseTime":{"50.0":10000000,"99.0":60000000},"requestCount":20,"responseCount":19,"invalid":0,\
                "connectionErrors":0,"requestTimeouts":1,"internalErrors":0,"blockedTime":0,\
                "extensions":{"http":{"@type":"http","status_2xx":18,"status_5xx":1}}},"failedSLAs":[]},
                {"phase":"part1/all","stepId":1,"metric":"home","summary":{"startTime":1700000010000,"endTime":1700000020000,\
                "minResponseTime":2000000,"meanResponseTime":24000000,"maxResponseTime":80000000,\
                "percentileResponseTime":{"50.0":20000000,"99.0":50000000},"requestCount":10,"responseCount":10,"invalid":0,\
                "connectionErrors":0,"requestTimeouts":0,"internalErrors":0,"blockedTime":0,\
                "extensions":{"http":{"@type":"http","status_2xx":8,"status_4xx":2}}},"failedSLAs":[]}]}
                """);
    }

    private static void answers(Map<String, String> all) {
        all.put("HAR 1.2", """
                {"log":{"version":"1.2","creator":{"name":"x"},"pages":[{}],"entries":[
                {"startedDateTime":"2024-01-01T00:00:00.000Z","time":-1,"request":{"method":"GET","url":"https://a.b/c?d"},\
                "response":{"status":200,"bodySize":-1,"content":{"size":7}},"timings":{"dns":-1,"send":50,"wait":150,"receive":50,"ssl":-1}},
                {"startedDateTime":"2024-01-01T00:00:01Z","time":1,"request":{"method":"GET","url":"data:image/png;base64,"},"response":{"status":200}},
                {"startedDateTime":"2024-01-01T00:00:01Z","time":1,"_fromCache":"disk","request":{"method":"GET","url":"https://a.b/e"}},
                {"startedDateTime":"2024-01-01T00:00:02Z","time":5000,"_resourceType":"websocket","request":{"method":"GET","url":"wss://a.b/f"},"response":{"status":101}}
                ]}}
                """);
        all.put("Prometheus matrix", """
                {"status":"success","data":{"resultType":"matrix","result":[{"metric":{"__name__":"x_total","pod":"a"},\
                "values":[[1700000000,"1"],[1700000015.5,"NaN"],[1700000030,"+Inf"]]}]}}
                """);
        all.put("Prometheus vector", """
                {"status":"success","data":{"resultType":"vector","result":[{"metric":{"pod":"a"},"value":[1700000000,"2.5"]}]}}
                """);
        all.put("CloudWatch", """
                {"MetricDataResults":[{"Id":"m1","Label":"RequestCount","Timestamps":["2024-01-01T00:05:00+00:00",\
                "2024-01-01T00:00:00+00:00"],"Values":[20.0,10.0],"StatusCode":"Complete"}],"Messages":[]}
                """);
        all.put("Auto Scaling activities", """
                {"Activities":[{"AutoScalingGroupName":"web","StartTime":"2024-01-01T00:00:00Z","Cause":"At 2024-01-01T00:00:00Z \
                a monitor alarm changed the desired capacity from 2 to 4."},{"AutoScalingGroupName":"web",\
                "StartTime":"2024-01-01T00:00:01Z","Cause":"increasing the capacity from 2 to 4."}]}
                """);
        all.put("Kubernetes events", """
                {"apiVersion":"v1","items":[{"reason":"SuccessfulRescale","message":"New size: 4; reason: cpu above target",\
                "lastTimestamp":"2024-01-01T00:00:00Z","involvedObject":{"name":"web"}},{"reason":"Pulled","message":"x"}]}
                """);
        all.put(
                "CSV",
                "\ufefftime;rps;service\r\n2024-01-01 00:00:00;1,5;a\r\n2024-01-01 00:01:00;;a\n2024-01-01 00:02:00;3;a\n");
    }
}
