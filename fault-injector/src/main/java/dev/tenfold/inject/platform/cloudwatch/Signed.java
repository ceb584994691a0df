package dev.tenfold.inject.platform.cloudwatch;

import dev.tenfold.inject.aws.Credentials;
import dev.tenfold.inject.aws.SignatureV4;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks signatures.
 *
 * @param credentials that clients must have
 */
record Signed(Credentials credentials) {
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final Pattern FORM =
            Pattern.compile("AWS4-HMAC-SHA256 Credential=([^/,]+)/(\\d{8})/([^/,]+)/([^/,]+)"
                    + "/aws4_request, ?SignedHeaders=([a-z0-9;_-]+), ?Signature=([0-9a-f]{64})");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /** @throws AwsFault if the request is not signed with the credentials, or not lately */
    void check(RoutingContext context, byte[] body, Instant now) {
        HttpServerRequest request = context.request();
        String header = request.getHeader("Authorization");
        if (header == null) {
            throw AwsFault.denied("MissingAuthenticationToken", "Request is missing Authentication Token");
        }
        Matcher matcher = FORM.matcher(header);
        if (!matcher.matches()) {
            throw AwsFault.denied("IncompleteSignature", "The Authorization header cannot be read");
        }
        if (!same(matcher.group(1), credentials.accessKey())) {
            throw AwsFault.denied("InvalidClientTokenId", "The security token included in the request is invalid.");
        }
        requireLately(request.getHeader("X-Amz-Date"), now);
        Map<String, String> headers = new TreeMap<>();
        for (String name : matcher.group(5).split(";")) {
            headers.put(name, header(request, name));
        }
        Map<String, String> query = new TreeMap<>();
        context.queryParams().forEach(entry -> query.put(entry.getKey(), entry.getValue()));
        SignatureV4.Request signed =
                new SignatureV4.Request(request.method().name(), request.path(), query, headers, body);
        boolean complete = headers.containsKey("host") && headers.containsKey("x-amz-date");
        if (!complete
                || !same(
                        matcher.group(6),
                        new SignatureV4(matcher.group(3), matcher.group(4)).signature(signed, credentials))) {
            throw AwsFault.denied(
                    "SignatureDoesNotMatch",
                    "The request signature we calculated does not match the signature you provided.");
        }
    }

    /** HTTP/2 names the host outside of the headers. */
    private static String header(HttpServerRequest request, String name) {
        List<String> values = request.headers().getAll(name);
        return values.isEmpty() && name.equals("host") ? String.valueOf(request.authority()) : String.join(",", values);
    }

    private static void requireLately(String time, Instant now) {
        try {
            Duration age = Duration.between(Instant.from(TIME.parse(String.valueOf(time))), now);
            if (age.abs().compareTo(PATIENCE) <= 0) {
                return;
            }
        } catch (DateTimeException unreadable) {
            // Refused as one that is too old.
        }
        throw AwsFault.denied("SignatureDoesNotMatch", "Signature expired: X-Amz-Date was " + time);
    }

    /** Takes the same time wherever the two differ. */
    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
