package dev.tenfold.drive.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.recording.Header;
import dev.tenfold.recording.RecordedBody;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
    private static final Secrets SECRETS = Secrets.usual();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization",
                "Proxy-Authorization",
                "Cookie",
                "Set-Cookie",
                "X-Api-Key",
                "x_api_key",
                "X-Amz-Security-Token",
                "api-key",
                "key",
                "access_token",
                "refreshToken",
                "clientSecret",
                "user[password]",
                "PHPSESSID",
                "JSESSIONID",
                "X-CSRF-Token",
                "sig",
                "X-Amz-Signature"
            })
    void knowsNamesOfSecrets(String name) {
        assertTrue(SECRETS.names().give(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Accept", "Content-Type", "page", "q", "id", "keyword", "User-Agent", "monkey", "sidebar"})
    void leavesOtherNamesAlone(String name) {
        assertFalse(SECRETS.names().give(name));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
            /a?page=2&q=x                              | /a?page=2&q=x
            /a?api_key=K1&page=2                       | /a?api_key=removed&page=2
            /a?api%5Fkey=K1                            | /a?api%5Fkey=removed
            /a;jsessionid=AB12?x=1                     | /a;jsessionid=removed?x=1
            /v/eyJhbGciOi.eyJzdWIiOiIx.c2ln/ok         | /v/removed/ok
            /cb?next=https://u:pw@h/x                  | /cb?next=https://h/x
            /a?to=%2Fx&note=Bearer%20abcdef12          | /a?to=%2Fx&note=removed
            """)
    void cleansAddresses(String target, String clean) {
        assertEquals(clean, SECRETS.target(target));
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(delimiter = '|', textBlock = """
            application/json | {"user":"a","password":"p","age":3}            | {"user":"a","password":"removed","age":3}
            application/json | {"a":[{"token":{"v":"t","n":7}}]}              | {"a":[{"token":{"v":"removed","n":0}}]}
            application/json | {"cut":1,"secret":"s                           | {"cut":1,"secret":"removed"
            application/x-www-form-urlencoded | user=a&pass=p                 | user=a&pass=removed
            text/plain       | key AKIAABCDEFGHIJKLMNOP, and ghp_0123456789abcdefghij | key removed, and removed
            """)
    void cleansBodies(String type, String body, String clean) {
        RecordedBody recorded = new RecordedBody(type, body.getBytes(StandardCharsets.UTF_8));
        assertEquals(clean, SECRETS.body(recorded).text());
    }

    @Test
    void dropsSecretHeadersUnlessAPersonKeepsThem() {
        List<Header> all = List.of(new Header("Authorization", "Bearer x"), new Header("Accept", "*/*"));
        assertEquals(List.of(new Header("Accept", "*/*")), SECRETS.headers(all));
        Secrets keeping = new Secrets(SecretNames.usual(), Set.of("authorization"), false);
        assertEquals(all, keeping.headers(all));
    }

    @Test
    void takesAddressesOfPeopleForSecretsOnlyWhereAsked() {
        Secrets strict = new Secrets(SecretNames.usual(), Set.of(), true);
        assertEquals("/u?m=ann@example.org", SECRETS.target("/u?m=ann@example.org"));
        assertEquals("/u?m=removed", strict.target("/u?m=ann@example.org"));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(textBlock = """
            /users/17/orders/9, /users/{id}/orders/{id}
            /reset/token/abcdef, /reset/token/{id}
            /people/ann@example.org, /people/{id}
            /a;jsessionid=AB12, /a
            /a?b=c, /a
            """)
    void routesNameNobody(String path, String route) {
        assertEquals(route, SECRETS.route(path));
    }
}
