package dev.tenfold.inject.aws;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs requests to one service in one region.
 *
 * @param region such as {@code eu-central-1}
 * @param service such as {@code autoscaling}
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">Create a
 *     signed AWS API request</a>
 */
public record SignatureV4(String region, String service) {
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /**
     * A request as it is signed.
     *
     * @param method such as {@code POST}
     * @param path as it stands in the request line, already encoded
     * @param query the parameters by name, not encoded
     * @param headers those that are signed, {@code host} among them; names in any case
     * @param body its bytes
     */
    public record Request(
            String method, String path, Map<String, String> query, Map<String, String> headers, byte[] body) {}

    /** The header {@code x-amz-date} for an instant. */
    public static String time(Instant now) {
        return TIME.format(now);
    }

    /**
     * The header {@code Authorization}.
     *
     * @param request with {@code x-amz-date} among its headers, and {@code x-amz-security-token} if there is one
     */
    public String authorization(Request request, Credentials credentials) {
        Map<String, String> headers = canonicalHeaders(request.headers());
        String time = headers.get("x-amz-date");
        return ALGORITHM + " Credential=" + credentials.accessKey() + "/" + scope(time) + ", SignedHeaders="
                + String.join(";", headers.keySet()) + ", Signature=" + signature(request, credentials);
    }

    /** The signature alone, as hexadecimal digits. */
    public String signature(Request request, Credentials credentials) {
        Map<String, String> headers = canonicalHeaders(request.headers());
        String time = headers.get("x-amz-date");
        String toSign = ALGORITHM + "\n" + time + "\n" + scope(time) + "\n" + hex(sha256(canonical(request, headers)));
        byte[] key = hmac(("AWS4" + credentials.secretKey()).getBytes(StandardCharsets.UTF_8), time.substring(0, 8));
        key = hmac(hmac(hmac(key, region), service), "aws4_request");
        return hex(hmac(key, toSign));
    }

    private String scope(String time) {
        return time.substring(0, 8) + "/" + region + "/" + service + "/aws4_request";
    }

    private static Map<String, String> canonicalHeaders(Map<String, String> headers) {
        Map<String, String> sorted = new TreeMap<>();
        headers.forEach((name, value) -> sorted.put(
                name.toLowerCase(java.util.Locale.ROOT), value.strip().replaceAll(" +", " ")));
        return sorted;
    }

    private static byte[] canonical(Request request, Map<String, String> headers) {
        StringBuilder text = new StringBuilder(request.method()).append('\n');
        text.append(request.path().isEmpty() ? "/" : request.path()).append('\n');
        StringBuilder query = new StringBuilder();
        Map<String, String> encoded = new TreeMap<>();
        request.query().forEach((name, value) -> encoded.put(encode(name), encode(value)));
        encoded.forEach((name, value) -> query.append(query.length() == 0 ? "" : "&")
                .append(name)
                .append('=')
                .append(value));
        text.append(query).append('\n');
        headers.forEach(
                (name, value) -> text.append(name).append(':').append(value).append('\n'));
        text.append('\n').append(String.join(";", headers.keySet())).append('\n');
        return text.append(hex(sha256(request.body()))).toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Percent encoding of everything but unreserved characters, as signing and forms need it. */
    public static String encode(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (each & 0xff);
            boolean plain =
                    character < 0x80 && (Character.isLetterOrDigit(character) || "-_.~".indexOf(character) >= 0);
            if (plain) {
                encoded.append(character);
            } else {
                encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(each));
            }
        }
        return encoded.toString();
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
