package dev.tenfold.recording.accesslog;

import java.util.List;

/** The formats that are recognised, the more special ones first. */
final class KnownFormats {
    private static final String COMMON =
            "$remote_addr $ident $remote_user [$time_local] \"$request\" $status $bytes_sent";
    private static final String COMBINED = COMMON + " \"$http_referer\" \"$http_user_agent\"";
    private static final String HOST = "$host ";
    private static final String BALANCED =
            "$client $upstream_addr $part_seconds $part_seconds $part_seconds $status $target_status "
                    + "$received_bytes $bytes_sent \"$request\"";

    /** Names of all of them, for a message. */
    static final String NAMES = "Common, Combined (also with a host first, and with times at the end), nginx, "
            + "ingress-nginx, Traefik, Envoy, Istio, HAProxy, ALB, ELB, S3, W3C extended (IIS, CloudFront), JSON lines";

    /**
     * All of them. When a request ended is what nginx, ingress-nginx and ALB write; Apache, Traefik, Envoy, HAProxy,
     * ELB and S3 write when it began.
     */
    static final List<LinePattern> ALL = List.of(
            Template.of(
                    "ALB access log",
                    true,
                    "$type $time $elb " + BALANCED + " \"$http_user_agent\" $cipher $protocol $group \"$trace\" "
                            + "\"$domain\" \"$certificate\" $priority $started $rest"),
            Template.of("ALB access log", true, "$type $time $elb " + BALANCED + " $rest"),
            Template.of("ELB access log", false, "$time $elb " + BALANCED + " $rest"),
            Template.of("ELB access log", false, "$time $elb " + BALANCED),
            Template.of(
                    "HAProxy log",
                    false,
                    "$client [$time_local] $frontend $upstream_addr $haproxy_times $status $bytes_sent $cookie $cookie "
                            + "$termination $connections $queues \"$request\"$rest"),
            Template.of(
                    "Istio access log",
                    false,
                    "[$time] \"$request\" $status $flags $details $termination \"$failure\" $received $bytes_sent "
                            + "$milliseconds $upstream \"$forwarded\" $envoy_rest"),
            Template.of(
                    "Envoy access log",
                    false,
                    "[$time] \"$request\" $status $flags $received $bytes_sent $milliseconds $upstream \"$forwarded\" "
                            + "$envoy_rest"),
            Template.of(
                    "ingress-nginx access log",
                    true,
                    COMBINED + " $request_length $request_time [$name] [$alternative] $upstream_addr $upstream_length "
                            + "$upstream_response_time $upstream_status $id"),
            Template.of("Traefik access log", false, COMBINED + " $count \"$router\" \"$upstream_addr\" $duration"),
            Template.of(
                    "S3 access log",
                    false,
                    "$owner $bucket [$time_local] $remote_addr $requester $id $operation $key \"$request\" $status "
                            + "$error $bytes_sent $size $milliseconds $turn_around \"$http_referer\" $rest"),
            Template.of("combined access log with host", false, HOST + COMBINED),
            Template.of("combined access log", false, COMBINED),
            Template.of("combined access log with host", false, HOST + COMBINED + " $trailer"),
            Template.of("combined access log", false, COMBINED + " $trailer"),
            Template.of("common access log with host", false, HOST + COMMON),
            Template.of("common access log", false, COMMON),
            Template.of("common access log with host", false, HOST + COMMON + " $trailer"),
            Template.of("common access log", false, COMMON + " $trailer"));

    private KnownFormats() {}
}
