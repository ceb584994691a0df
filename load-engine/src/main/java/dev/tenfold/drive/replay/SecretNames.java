package dev.tenfold.drive.replay;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Names of headers, parameters and fields whose values are secrets. Case, hyphens, dots and underscores do not count:
 * {@code X-Api-Key} and {@code x_api_key} are one name.
 *
 * @param whole names that are secret as they are
 * @param parts names that hold one of these are secret
 */
public record SecretNames(Set<String> whole, List<String> parts) {
    private static final Set<String> WHOLE = Set.of(
            "auth",
            "cookie",
            "setcookie",
            "cookie2",
            "setcookie2",
            "key",
            "sid",
            "sig",
            "pin",
            "otp",
            "pwd",
            "pass",
            "jwt",
            "bearer",
            "csrf",
            "xsrf",
            "nonce",
            "cvv",
            "cvc",
            "ssn",
            "iban",
            "pan",
            "assertion",
            "samlresponse",
            "samlrequest",
            "awsaccesskeyid",
            "xforwardedclientcert",
            "hmac",
            "mac",
            "codeverifier",
            "xauth",
            "xauthkey",
            "xaccesskey",
            "accesskey",
            "subscriptionkey",
            "ocpapimsubscriptionkey");
    private static final List<String> PARTS = List.of(
            "authorization",
            "password",
            "passwd",
            "passphrase",
            "passcode",
            "secret",
            "token",
            "apikey",
            "credential",
            "session",
            "sessid",
            "signature",
            "privatekey",
            "accesskey",
            "authkey",
            "cardnumber",
            "creditcard",
            "cookie",
            "csrf",
            "xsrf",
            "oauth",
            "jwt",
            "amzsecurity");

    public SecretNames {
        whole = Set.copyOf(whole);
        parts = List.copyOf(parts);
    }

    /** The usual list; docs/replay.md prints it. */
    public static SecretNames usual() {
        return new SecretNames(WHOLE, PARTS);
    }

    /** With more names. */
    public SecretNames and(Collection<String> more) {
        Set<String> all = new TreeSet<>(whole);
        more.forEach(name -> all.add(plain(name)));
        return new SecretNames(all, parts);
    }

    /** Whether a name says that its value is a secret. */
    public boolean give(String name) {
        String plain = plain(name);
        return whole.contains(plain) || parts.stream().anyMatch(plain::contains);
    }

    private static String plain(String name) {
        StringBuilder plain = new StringBuilder(name.length());
        for (char each : name.toLowerCase(Locale.ROOT).toCharArray()) {
            if (each >= 'a' && each <= 'z' || each >= '0' && each <= '9') {
                plain.append(each);
            }
        }
        return plain.toString();
    }

    /** A name as it was before it was put into an address. */
    static String decoded(String name) {
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return name;
        }
    }
}
