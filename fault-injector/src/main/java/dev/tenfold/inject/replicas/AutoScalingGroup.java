package dev.tenfold.inject.replicas;

import dev.tenfold.inject.ReplicaCount;
import dev.tenfold.inject.aws.Credentials;
import dev.tenfold.inject.aws.SignatureV4;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;

/**
 * Instances of an Auto Scaling group: {@code DescribeAutoScalingGroups}. Ready are those that are in service and
 * healthy.
 *
 * @param fetch asks
 * @param endpoint such as {@code https://autoscaling.eu-central-1.amazonaws.com}
 * @param region in which the group lives
 * @param name the group's
 * @param credentials who asks
 * @param clock the wall clock, which signatures carry
 * @see <a href="https://docs.aws.amazon.com/autoscaling/ec2/APIReference/">Amazon EC2 Auto Scaling API</a>
 */
record AutoScalingGroup(
        Fetch fetch, URI endpoint, String region, String name, CredentialChain credentials, Clock clock) {
    private static final String FORM = "application/x-www-form-urlencoded; charset=utf-8";

    Future<ReplicaCount> read() {
        byte[] body = ("Action=DescribeAutoScalingGroups&Version=2011-01-01&AutoScalingGroupNames.member.1="
                        + SignatureV4.encode(name))
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        URI uri = URI.create(endpoint + "/");
        return Future.succeededFuture()
                .compose(start -> fetch.send(HttpMethod.POST, uri, signed(body), Buffer.buffer(body)))
                .map(answer -> {
                    if (answer.status() != 200) {
                        throw GroupAnswer.refusal(endpoint, answer);
                    }
                    return GroupAnswer.read(answer.body(), name);
                });
    }

    private Map<String, String> signed(byte[] body) {
        Credentials who = credentials.find();
        Map<String, String> headers = new TreeMap<>();
        headers.put("host", host());
        headers.put("content-type", FORM);
        headers.put("x-amz-date", SignatureV4.time(clock.instant()));
        who.sessionToken().ifPresent(token -> headers.put("x-amz-security-token", token));
        SignatureV4.Request request = new SignatureV4.Request("POST", "/", Map.of(), headers, body);
        headers.put("authorization", new SignatureV4(region, "autoscaling").authorization(request, who));
        return headers;
    }

    /** As the client writes it: without the port that goes without saying. */
    private String host() {
        boolean usual = endpoint.getPort() < 0 || endpoint.getPort() == 443 || endpoint.getPort() == 80;
        return usual ? endpoint.getHost() : endpoint.getHost() + ":" + endpoint.getPort();
    }
}
