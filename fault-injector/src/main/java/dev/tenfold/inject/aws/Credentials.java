package dev.tenfold.inject.aws;

import java.util.Optional;

/**
 * Who asks. It prints without its secrets.
 *
 * @param accessKey the name of the key
 * @param secretKey its secret
 * @param sessionToken of temporary credentials
 */
public record Credentials(String accessKey, String secretKey, Optional<String> sessionToken) {
    public Credentials {
        if (accessKey.isBlank() || secretKey.isBlank()) {
            throw new IllegalArgumentException("access key and secret key must not be empty");
        }
    }

    @Override
    public String toString() {
        return "access key " + accessKey;
    }
}
