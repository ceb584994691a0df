package dev.tenfold.drive;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.PfxOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** TLS with certificates that vouch for themselves, made by the JDK's keytool. */
class TlsTest {
    private static final String PASSWORD = "changeit";

    @TempDir
    Path folder;

    private final Bench bench = new Bench();

    @AfterEach
    void close() throws Exception {
        bench.close();
    }

    private Path keys(String name, String host) throws Exception {
        Path store = folder.resolve(name + ".p12");
        keytool(store, "-genkeypair -keyalg EC -dname CN=" + host + " -ext san=dns:" + host);
        return store;
    }

    /** A key whose certificate another vouches for, five days in time ten days ago. */
    private Path outOfDate(Path authority) throws Exception {
        Path store = keys("old", "localhost");
        Path request = folder.resolve("old.csr");
        Path signed = folder.resolve("old.pem");
        Path anchor = folder.resolve("authority.pem");
        keytool(store, "-certreq -file " + request);
        keytool(
                authority,
                "-gencert -ext san=dns:localhost -startdate -10d -validity 5 -rfc -infile " + request + " -outfile "
                        + signed);
        keytool(authority, "-exportcert -rfc -file " + anchor);
        keytool(store, "-importcert -noprompt -trustcacerts -file " + anchor, "authority");
        keytool(store, "-importcert -noprompt -file " + signed);
        return store;
    }

    private void keytool(Path store, String words, String... alias) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(words.split(" ")));
        command.addAll(List.of("-alias", alias.length == 0 ? "server" : alias[0]));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD, "-keystore", store.toString()));
        Path log = folder.resolve("keytool.log");
        Process keytool = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertEquals(0, keytool.waitFor(), Files.readString(log));
    }

    private static PemTrustOptions trust(Path store) throws Exception {
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        String base64 = Base64.getMimeEncoder()
                .encodeToString(keys.getCertificate("server").getEncoded());
        return new PemTrustOptions()
                .addCertValue(
                        Buffer.buffer("-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n"));
    }

    private int serve(Path store) throws Exception {
        HttpServerOptions options = new HttpServerOptions()
                .setSsl(true)
                .setUseAlpn(true)
                .setKeyCertOptions(new PfxOptions()
                        .setValue(Buffer.buffer(Files.readAllBytes(store)))
                        .setPassword(PASSWORD));
        return bench.serve(
                options, request -> request.response().end(request.version().name()));
    }

    private Score ask(int port, Target.Protocol protocol, Optional<PemTrustOptions> trust) throws Exception {
        Target target = new Target("localhost", port, true, protocol);
        Duration half = Duration.ofMillis(500);
        LoadPlan plain = Bench.open(40, half, Duration.ofSeconds(4), Call.get(target, "/"));
        LoadPlan plan = new LoadPlan(plain.journeys(), plain.traffic(), half, plain.timeout(), 100, 1, trust);
        return bench.run(plan, 1).all();
    }

    @ParameterizedTest
    @EnumSource(Target.Protocol.class)
    void trustsWhatItIsToldToTrust(Target.Protocol protocol) throws Exception {
        Path store = keys("good", "localhost");
        Score all = ask(serve(store), protocol, Optional.of(trust(store)));
        assertEquals(Ending.OK, Bench.only(all));
        int name = protocol == Target.Protocol.HTTP_2 ? "HTTP_2".length() : "HTTP_1_1".length();
        assertEquals(20L * name, all.bytes(), "the server says what it was asked in");
    }

    @ParameterizedTest
    @EnumSource(Target.Protocol.class)
    void trustsNobodyElse(Target.Protocol protocol) throws Exception {
        Path store = keys("good", "localhost");
        Path stranger = keys("stranger", "localhost");
        assertEquals(Ending.CERTIFICATE, Bench.only(ask(serve(store), protocol, Optional.of(trust(stranger)))));
        assertEquals(Ending.CERTIFICATE, Bench.only(ask(serve(store), protocol, Optional.empty())));
    }

    @Test
    void refusesACertificateOfAnother() throws Exception {
        Path store = keys("other", "elsewhere.example");
        Score all = ask(serve(store), Target.Protocol.HTTP_1_1, Optional.of(trust(store)));
        assertEquals(Ending.CERTIFICATE, Bench.only(all));
    }

    @Test
    void refusesACertificateOutOfDate() throws Exception {
        Path authority = folder.resolve("authority.p12");
        keytool(authority, "-genkeypair -keyalg EC -dname CN=authority -ext bc=ca:true");
        Path store = outOfDate(authority);
        Score all = ask(serve(store), Target.Protocol.HTTP_1_1, Optional.of(trust(authority)));
        assertEquals(Ending.CERTIFICATE, Bench.only(all));
    }

    @Test
    void seesThatAServerSpeaksNoTls() throws Exception {
        Target plain = bench.serve(request -> request.response().end());
        Score all = ask(plain.port(), Target.Protocol.HTTP_1_1, Optional.empty());
        assertEquals(Ending.PROTOCOL, Bench.only(all));
    }
}
