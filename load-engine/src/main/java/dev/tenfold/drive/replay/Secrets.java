package dev.tenfold.drive.replay;

import dev.tenfold.recording.Header;
import dev.tenfold.recording.RecordedBody;
import dev.tenfold.recording.text.PathTemplates;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes secrets out of recorded messages before anything is done with them. What the {@linkplain SecretNames names} of
 * headers, parameters and fields give away is removed whatever it looks like; tokens of known shapes are removed
 * wherever they stand.
 *
 * @param names which names give a secret away
 * @param keptHeaders headers that are sent all the same, in lower case; reports never show them
 * @param emails whether addresses of people are taken for secrets too
 */
public record Secrets(SecretNames names, Set<String> keptHeaders, boolean emails) {
    /** What stands in the place of a secret. */
    public static final String REMOVED = "removed";

    private static final Pattern TOKEN =
            Pattern.compile("eyJ[A-Za-z0-9_-]{5,}\\.[A-Za-z0-9_-]{3,}(?:\\.[A-Za-z0-9_-]*)*"
                    + "|(?i:\\b(?:bearer|basic|digest|negotiate)(?:\\s|%20|\\+)+)[A-Za-z0-9+/=._~-]{6,}"
                    + "|\\b(?:AKIA|ASIA)[0-9A-Z]{12,}"
                    + "|\\bgh[pousr]_[A-Za-z0-9]{16,}|\\bgithub_pat_\\w{16,}|\\bglpat-[\\w-]{16,}"
                    + "|\\b[sr]k_(?:live|test)_\\w{8,}|\\bsk-[A-Za-z0-9_-]{16,}|\\bxox[abeprs]-[A-Za-z0-9-]{8,}"
                    + "|\\bAIza[\\w-]{30,}|\\bya29\\.[\\w.-]{16,}"
                    + "|-----BEGIN[A-Z ]*PRIVATE KEY-----[\\s\\S]*?(?:-----END[A-Z ]*-----|$)");
    private static final Pattern EMAIL = Pattern.compile("[A-Za-z0-9._+-]+(?:@|%40)[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+");
    private static final Pattern USER = Pattern.compile("(://)[^/@\\s\"'?#]+@");
    /** A name, what divides, and a value: of queries, forms, headers and JSON, whole or cut off. */
    private static final Pattern PAIR = Pattern.compile("([A-Za-z0-9_.%\\[\\]-]{2,})(\\\\?[\"']?\\s*[=:]\\s*)"
            + "(\\\\?\"(?:\\\\.|[^\"\\\\])*\"?|'[^']*'?|[^&;,}\"'<>\\s]+)");

    public Secrets {
        keptHeaders = Set.copyOf(keptHeaders);
    }

    /** The usual names, no header kept, people's addresses left in. */
    public static Secrets usual() {
        return new Secrets(SecretNames.usual(), Set.of(), false);
    }

    /** A message's head without secrets. */
    public List<Header> headers(List<Header> all) {
        List<Header> clean = new ArrayList<>();
        for (Header each : all) {
            if (keptHeaders.contains(each.name().toLowerCase(java.util.Locale.ROOT))) {
                clean.add(each);
            } else if (!names.give(each.name())) {
                clean.add(new Header(each.name(), text(each.value())));
            }
        }
        return clean;
    }

    /** Path and query without secrets. */
    public String target(String target) {
        int question = target.indexOf('?');
        String path = tokens(question < 0 ? target : target.substring(0, question));
        String[] parts = path.split(";", -1);
        StringBuilder clean = new StringBuilder(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            clean.append(';').append(pair(parts[i]));
        }
        return question < 0
                ? clean.toString()
                : clean.append('?').append(form(target.substring(question + 1))).toString();
    }

    /** A body without secrets. Of what is no text nothing is removed, since nothing in it is known. */
    public RecordedBody body(RecordedBody body) {
        String type = body.type().toLowerCase(java.util.Locale.ROOT);
        if (type.matches("(image|audio|video|font)/.*|application/(octet-stream|zip|gzip|pdf|wasm).*")
                && !type.contains("svg")) {
            return body;
        }
        String text = body.text();
        String clean = type.contains("form-urlencoded") ? form(text) : body.isJson() ? json(text) : text(text);
        return clean.equals(text) ? body : new RecordedBody(body.type(), clean.getBytes(StandardCharsets.UTF_8));
    }

    private String json(String text) {
        try {
            Object tree = Json.decodeValue(text);
            boolean changed = new Pruning(this).prune(tree);
            return changed ? Json.encode(tree) : text(text);
        } catch (DecodeException broken) {
            return text(text);
        }
    }

    private String form(String form) {
        StringBuilder clean = new StringBuilder();
        for (String part : form.split("&", -1)) {
            clean.append(clean.length() == 0 ? "" : "&").append(pair(part));
        }
        return clean.toString();
    }

    private String pair(String pair) {
        int equals = pair.indexOf('=');
        boolean secret = equals > 0 && names.give(SecretNames.decoded(pair.substring(0, equals)));
        return secret ? pair.substring(0, equals + 1) + REMOVED : text(pair);
    }

    /** Any text without what looks like a secret: for messages, and where nothing is known of its form. */
    public String text(String text) {
        String plain = tokens(text);
        Matcher pair = PAIR.matcher(plain);
        StringBuilder clean = new StringBuilder();
        int at = 0;
        while (pair.find(at)) {
            clean.append(plain, at, pair.start(3));
            at = pair.start(3);
            if (names.give(SecretNames.decoded(pair.group(1)))) {
                clean.append(pair.group(3).startsWith("\"") ? '"' + REMOVED + '"' : REMOVED);
                at = pair.end(3);
            }
        }
        return clean.append(plain.substring(at)).toString();
    }

    /** Without tokens of known shapes, and without users in addresses. */
    String tokens(String text) {
        String clean = USER.matcher(TOKEN.matcher(text).replaceAll(REMOVED)).replaceAll("$1");
        return emails ? EMAIL.matcher(clean).replaceAll(REMOVED) : clean;
    }

    /** The route of a path for reports: what names one thing, and what follows such as {@code /token/}, is left out. */
    public String route(String path) {
        String[] parts = PathTemplates.of(tokens(path.split("[;?]", 2)[0])).split("/", -1);
        for (int i = 1; i < parts.length; i++) {
            parts[i] = !parts[i].isEmpty() && names.give(parts[i - 1])
                    ? "{id}"
                    : EMAIL.matcher(parts[i]).replaceAll("{id}");
        }
        String route = String.join("/", parts);
        return route.length() <= 120 ? route : route.substring(0, 117) + "...";
    }
}
