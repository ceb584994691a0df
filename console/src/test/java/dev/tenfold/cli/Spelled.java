package dev.tenfold.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a command line would be taken, without doing what it says. */
public final class Spelled {
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

    private Spelled() {}

    /** What is wrong with a line that begins with the program's name; nothing if it would be taken. */
    public static List<String> complaints(String line) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(line);
        while (matcher.find() && !matcher.group().matches("[|>&;].*")) {
            String quoted = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
            words.add(quoted == null ? matcher.group(3) : quoted);
        }
        if (words.size() < 2 || words.get(1).matches("--help|--version|help")) {
            return List.of();
        }
        Optional<Verb> verb = Main.verbs().stream()
                .filter(each -> each.usage().name().equals(words.get(1)))
                .findFirst();
        if (verb.isEmpty()) {
            return List.of("there is no verb " + words.get(1));
        }
        List<String> rest = words.subList(2, words.size());
        if (rest.contains("--help")) {
            return List.of();
        }
        try {
            Given.parse(verb.get().usage(), rest);
            return List.of();
        } catch (Misuse wrong) {
            return List.of(wrong.getMessage().lines().findFirst().orElse(""));
        }
    }
}
