package dev.tenfold.inject.gate;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.JksOptions;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The key and the certificate that the service shows its clients. The files are read again when they change. */
public sealed interface Tls {
    /** The files that it is made of. */
    List<Path> files();

    /**
     * What Vert.x is told, with what the files hold now.
     *
     * @throws IOException if a file cannot be read
     */
    KeyCertOptions keys() throws IOException;

    private static Buffer bytes(Path file) throws IOException {
        try {
            return Buffer.buffer(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw new IOException(file + " cannot be read", unreadable);
        }
    }

    /**
     * Two files in PEM.
     *
     * @param key the private key, PKCS#8, not encrypted
     * @param certificate the certificate, with those that vouch for it behind it
     */
    record Pem(Path key, Path certificate) implements Tls {
        @Override
        public List<Path> files() {
            return List.of(key, certificate);
        }

        @Override
        public KeyCertOptions keys() throws IOException {
            return new PemKeyCertOptions().addKeyValue(bytes(key)).addCertValue(bytes(certificate));
        }
    }

    /**
     * A key store.
     *
     * @param store PKCS#12 ({@code .p12}, {@code .pfx}) or Java's own ({@code .jks})
     * @param password the file whose only line is the store's password
     */
    record KeyStore(Path store, Path password) implements Tls {
        @Override
        public List<Path> files() {
            return List.of(store, password);
        }

        @Override
        public KeyCertOptions keys() throws IOException {
            Buffer bytes = bytes(store);
            String secret = bytes(password).toString().strip();
            return store.toString().toLowerCase(Locale.ROOT).endsWith(".jks")
                    ? new JksOptions().setValue(bytes).setPassword(secret)
                    : new PfxOptions().setValue(bytes).setPassword(secret);
        }
    }
}
