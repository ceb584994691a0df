package dev.tenfold.inject.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The door to other machines: TLS and a token, by real clients. Key and certificate come from the JDK's keytool. */
class TlsTest {
    private static final String SECRET = "correct-horse-battery-staple";
    private static final String PASSWORD = "changeit-please";

    @TempDir
    Path directory;

    @Test
    void aKeyStoreIsShownToOtherMachinesAndANewOneWithoutARestart() throws Exception {
        Path store = keyStore("first");
        Path password = Files.writeString(directory.resolve("password"), PASSWORD + "\n");
        Running running = new Running(directory, open(new Tls.KeyStore(store, password)));
        try {
            URI health = URI.create("https://localhost:" + running.service.port() + "/api/v1/game-days");
            HttpResponse<String> reply = ask(health, store);
            assertEquals(200, reply.statusCode(), reply.body());
            assertEquals("CN=first", subject(reply));
            assertEquals(HttpClient.Version.HTTP_2, reply.version());

            Path renewed = keyStore("second");
            Files.move(renewed, store, StandardCopyOption.REPLACE_EXISTING);

            Running.until("the new certificate is shown", () -> {
                try {
                    return subject(ask(health, store)).equals("CN=second");
                } catch (Exception notYet) {
                    return false;
                }
            });
        } finally {
            running.close();
        }
    }

    @Test
    void aPemPairIsShown() throws Exception {
        Path store = keyStore("pem");
        KeyStore keys = load(store);
        Path key = pem(
                "PRIVATE KEY", keys.getKey("tenfold", PASSWORD.toCharArray()).getEncoded());
        Path certificate = pem("CERTIFICATE", keys.getCertificate("tenfold").getEncoded());
        Running running = new Running(directory, open(new Tls.Pem(key, certificate)));
        try {
            HttpResponse<String> reply =
                    ask(URI.create("https://localhost:" + running.service.port() + "/api/v1/game-days"), store);
            assertEquals("CN=pem", subject(reply));
        } finally {
            running.close();
        }
    }

    @Test
    void aClientMayShowACertificateInsteadOfTheToken() throws Exception {
        Path store = keyStore("server");
        Path password = Files.writeString(directory.resolve("password"), PASSWORD + "\n");
        Path own = keyStore("client");
        Path vouched = pem("CERTIFICATE", load(own).getCertificate("tenfold").getEncoded());
        Running running =
                new Running(directory, open(new Tls.KeyStore(store, password)).trusting(vouched));
        try {
            URI days = URI.create("https://localhost:" + running.service.port() + "/api/v1/game-days");
            assertEquals(200, ask(days, store, own));
            assertEquals(401, ask(days, store, keyStore("stranger")));
            assertEquals(200, ask(days, store).statusCode(), "the token counts as before");
        } finally {
            running.close();
        }
    }

    /** Without the token, as one who could show a certificate: the status. */
    private static int ask(URI uri, Path trusted, Path own) throws Exception {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(load(trusted));
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(load(own), PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        HttpRequest request = HttpRequest.newBuilder(uri).build();
        return HttpClient.newBuilder()
                .sslContext(context)
                .build()
                .send(request, BodyHandlers.ofString())
                .statusCode();
    }

    @Test
    void aKeyThatIsNotThereIsOneClearLine() {
        Tls missing = new Tls.Pem(directory.resolve("no.key"), directory.resolve("no.crt"));

        Throwable failure = assertThrows(ExecutionException.class, () -> new Running(directory, open(missing)))
                .getCause();

        assertTrue(failure.getMessage().contains("no.key cannot be read"), failure.toString());
    }

    private static Entrance open(Tls tls) {
        return new Entrance(
                "0.0.0.0",
                0,
                Optional.of(Token.of(SECRET)),
                Optional.of(tls),
                Optional.empty(),
                List.of(),
                Limits.USUAL);
    }

    private HttpResponse<String> ask(URI uri, Path trusted) throws Exception {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(load(trusted));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + SECRET)
                .build();
        return HttpClient.newBuilder().sslContext(context).build().send(request, BodyHandlers.ofString());
    }

    private static String subject(HttpResponse<String> reply) throws Exception {
        Certificate shown = reply.sslSession().orElseThrow().getPeerCertificates()[0];
        return ((X509Certificate) shown).getSubjectX500Principal().getName();
    }

    private Path pem(String kind, byte[] der) throws Exception {
        String text = Base64.getMimeEncoder().encodeToString(der);
        return Files.writeString(
                directory.resolve(kind + ".pem"),
                "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
    }

    private static KeyStore load(Path file) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream bytes = Files.newInputStream(file)) {
            store.load(bytes, PASSWORD.toCharArray());
        }
        KeyStore trusting = store;
        Certificate certificate = store.getCertificate("tenfold");
        trusting.setCertificateEntry("trusted", certificate);
        return trusting;
    }

    private Path keyStore(String name) throws Exception {
        Path file = directory.resolve(name + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "tenfold",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertTrue(keytool.waitFor(60, TimeUnit.SECONDS), "keytool takes too long");
        assertEquals(0, keytool.exitValue());
        return file;
    }
}
