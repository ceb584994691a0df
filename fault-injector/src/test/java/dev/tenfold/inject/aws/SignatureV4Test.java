package dev.tenfold.inject.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vectors that AWS publishes: its Signature Version 4 test suite, and the example of its IAM guide. */
class SignatureV4Test {
    private static final Credentials EXAMPLE =
            new Credentials("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", Optional.empty());

    private static String[] lines(String text) {
        return text.isEmpty() ? new String[0] : text.split(";");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            get-vanilla | service | example.amazonaws.com | GET | '' | '' | '' | 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31
            get-vanilla-query-order-key-case | service | example.amazonaws.com | GET | Param2=value2;Param1=value1 | '' | '' | b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500
            get-header-value-trim | service | example.amazonaws.com | GET | '' | 'My-Header1= value1;My-Header2= "a   b   c"' | '' | acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736
            post-x-www-form-urlencoded | service | example.amazonaws.com | POST | '' | Content-Type=application/x-www-form-urlencoded | Param1=value1 | ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a
            iam guide | iam | iam.amazonaws.com | GET | Action=ListUsers;Version=2010-05-08 | 'Content-Type=application/x-www-form-urlencoded+ charset=utf-8' | '' | 5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7
            """)
    void signsAsPublished(
            String name,
            String service,
            String host,
            String method,
            String query,
            String headers,
            String body,
            String signature) {
        Map<String, String> all = new TreeMap<>(Map.of("Host", host, "X-Amz-Date", "20150830T123600Z"));
        for (String header : lines(headers)) {
            all.put(
                    header.substring(0, header.indexOf('=')),
                    header.substring(header.indexOf('=') + 1).replace("+ charset", "; charset"));
        }
        Map<String, String> parameters = new TreeMap<>();
        for (String parameter : lines(query)) {
            parameters.put(
                    parameter.substring(0, parameter.indexOf('=')), parameter.substring(parameter.indexOf('=') + 1));
        }
        SignatureV4.Request request =
                new SignatureV4.Request(method, "/", parameters, all, body.getBytes(StandardCharsets.UTF_8));
        assertEquals(signature, new SignatureV4("us-east-1", service).signature(request, EXAMPLE));
    }

    @Test
    void theHeaderNamesKeyScopeAndSignedHeaders() {
        Map<String, String> headers = Map.of("Host", "example.amazonaws.com", "X-Amz-Date", "20150830T123600Z");
        SignatureV4.Request request = new SignatureV4.Request("GET", "/", Map.of(), headers, new byte[0]);
        assertEquals(
                "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request,"
                        + " SignedHeaders=host;x-amz-date,"
                        + " Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
                new SignatureV4("us-east-1", "service").authorization(request, EXAMPLE));
    }

    @Test
    void credentialsPrintWithoutTheirSecret() {
        assertFalse(EXAMPLE.toString().contains(EXAMPLE.secretKey()));
    }

    @Test
    void timesAreToldInUtc() {
        assertEquals("20150830T123600Z", SignatureV4.time(Instant.parse("2015-08-30T12:36:00Z")));
    }
}
