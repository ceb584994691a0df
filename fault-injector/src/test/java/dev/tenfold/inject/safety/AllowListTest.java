package dev.tenfold.inject.safety;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Only this machine, and what is named; and all that a name leads to. */
class AllowListTest {
    @ParameterizedTest(name = "{0} allows {1}, which is {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            # allowed      | asked                        | its addresses          | allowed, because
                           | http://localhost:9090/write  | 127.0.0.1 ::1          | true
                           | http://127.0.0.1:9090        | 127.0.0.1              | true
                           | http://[::1]:9090            | ::1                    | true
                           | statsd://localhost:8125      | 127.0.0.1              | true
                           | http://prom.local:9090       | 10.0.0.5               | false
                           | http://rebound.test:9090     | 127.0.0.1 10.0.0.5     | false
                           | http://0.0.0.0:9090          | 0.0.0.0                | false
                           | http://169.254.169.254/      | 169.254.169.254        | false
            prom.local     | http://prom.local:9090       | 10.0.0.5               | true
            prom.local     | http://PROM.local:9090       | 10.0.0.5               | true
            prom.local:9090| http://prom.local:9090       | 10.0.0.5               | true
            prom.local:9090| http://prom.local:9091       | 10.0.0.5               | false
            prom.local     | http://xprom.local:9090      | 10.0.0.5               | false
            prom.local     | http://prom.local.evil.test  | 10.0.0.5               | false
            prom.local     | http://prom.local@evil.test/ | 10.0.0.5               | false
            prom.local     | http://prom.local:9090       | 10.0.0.5 169.254.1.1   | false
            prom.local     | http://prom.local:9090       | 224.0.0.1              | false
            """)
    void allAddressesMustBeAllowed(String allowed, String asked, String addresses, boolean fine)
            throws UnknownHostException {
        AllowList list = new AllowList(allowed == null ? List.of() : List.of(allowed));
        List<InetAddress> found = new ArrayList<>();
        for (String address : addresses.split(" +")) {
            found.add(InetAddress.getByName(address));
        }
        assertEquals(fine, list.refusal(URI.create(asked), found).isEmpty());
    }

    @Test
    void whatCannotBeCheckedIsRefused() {
        assertEquals(
                "file:/etc/passwd names no host",
                AllowList.loopback().refusal(URI.create("file:/etc/passwd")).orElseThrow());
        assertEquals(
                "no-such-host.invalid is not known by name",
                AllowList.loopback()
                        .refusal(URI.create("http://no-such-host.invalid/"))
                        .orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://prom.local", "prom.local/write", "*", "", "a b", "prom:local"})
    void anEntryIsAHostAndPerhapsAPort(String entry) {
        assertThrows(IllegalArgumentException.class, () -> new AllowList(List.of(entry)));
    }
}
