package dev.tenfold.inject.replicas;

import dev.tenfold.inject.aws.Credentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Credentials of AWS from the environment, or from the file that its command line uses. They are read anew each time,
 * since temporary ones are renewed.
 *
 * @param environment {@code AWS_ACCESS_KEY_ID}, {@code AWS_SECRET_ACCESS_KEY}, {@code AWS_SESSION_TOKEN}
 * @param file the credentials file, if not the environment counts
 * @param profile the section of the file
 */
record CredentialChain(Map<String, String> environment, Optional<Path> file, String profile) {
    /** @throws ReplicaFailure if there are none */
    Credentials find() {
        if (file.isPresent()) {
            return of(section(file.get()), "aws_access_key_id", "aws_secret_access_key", "aws_session_token")
                    .orElseThrow(() -> new ReplicaFailure(file.get() + " has no keys for profile " + profile));
        }
        return of(environment, "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN")
                .orElseThrow(() -> new ReplicaFailure("AWS credentials must be given: set AWS_ACCESS_KEY_ID and"
                        + " AWS_SECRET_ACCESS_KEY, or the option credentials-file"));
    }

    private static Optional<Credentials> of(Map<String, String> from, String key, String secret, String token) {
        if (from.getOrDefault(key, "").isBlank()
                || from.getOrDefault(secret, "").isBlank()) {
            return Optional.empty();
        }
        return Optional.of(new Credentials(from.get(key), from.get(secret), Optional.ofNullable(from.get(token))));
    }

    private Map<String, String> section(Path path) {
        Map<String, String> values = new TreeMap<>();
        try {
            String section = "";
            for (String line : Files.readAllLines(path)) {
                String text = line.strip();
                if (text.startsWith("[") && text.endsWith("]")) {
                    section = text.substring(1, text.length() - 1).strip();
                } else if (section.equals(profile) && text.indexOf('=') > 0 && !text.startsWith("#")) {
                    int equals = text.indexOf('=');
                    values.put(
                            text.substring(0, equals).strip(),
                            text.substring(equals + 1).strip());
                }
            }
            return values;
        } catch (IOException unreadable) {
            throw new ReplicaFailure("the credentials cannot be read from " + path);
        }
    }
}
