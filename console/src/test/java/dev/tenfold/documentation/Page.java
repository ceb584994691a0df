package dev.tenfold.documentation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of the documentation.
 *
 * @param file it is in
 * @param lines of it
 */
record Page(Path file, List<String> lines) {
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
    private static final Pattern HERE_DOCUMENT = Pattern.compile(".*<<-?'?(\\w+)'?.*");

    /**
     * A command of a page and what it shows of its output.
     *
     * @param line of the command, from 1
     * @param command as bash takes it; several lines if it has a document in it
     * @param shown lines of output; {@code ...} stands for any number
     * @param from line of the first shown line, from 0
     * @param indent before each line
     */
    record Shown(int line, String command, List<String> shown, int from, String indent) {}

    static Page read(Path file) throws IOException {
        return new Page(file, Files.readAllLines(file));
    }

    /** Commands that are executed, with their output: lines in blocks that begin with a dollar. */
    List<Shown> executed() {
        List<Shown> all = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (code(i) && text(i).startsWith("$ ")) {
                int first = i;
                StringBuilder command = new StringBuilder(text(i).substring(2));
                Matcher document = HERE_DOCUMENT.matcher(command);
                if (document.matches()) {
                    do {
                        i++;
                        command.append('\n').append(text(i));
                    } while (!text(i).equals(document.group(1)));
                    command.append('\n');
                }
                while (command.toString().endsWith("\\")) {
                    i++;
                    command.append('\n').append(text(i));
                }
                int from = i + 1;
                List<String> shown = new ArrayList<>();
                while (code(i + 1) && !text(i + 1).startsWith("$ ")) {
                    i++;
                    shown.add(text(i));
                }
                while (!fenced(first)
                        && !shown.isEmpty()
                        && shown.get(shown.size() - 1).isEmpty()) {
                    shown.remove(shown.size() - 1);
                }
                all.add(new Shown(first + 1, command.toString(), shown, from, fenced(first) ? "" : "    "));
            }
        }
        return all;
    }

    /** Commands of Tenfold that are shown and not executed, each with its line in front. */
    List<String> told() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (code(i) && text(i).startsWith("./tenfold ")) {
                String command = text(i);
                while (command.endsWith("\\") && i + 1 < lines.size()) {
                    i++;
                    command = command.substring(0, command.length() - 1) + text(i).strip();
                }
                all.add((i + 1) + ":" + command.replaceFirst("\\s+#.*", ""));
            }
        }
        return all;
    }

    /** Where it points to on this disk, each with its line in front. */
    List<String> links() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!code(i)) {
                Matcher matcher = LINK.matcher(lines.get(i).replaceAll("`[^`]*`", ""));
                while (matcher.find()) {
                    if (!matcher.group(1).matches("[a-z]+:.*")) {
                        all.add((i + 1) + ":" + matcher.group(1));
                    }
                }
            }
        }
        return all;
    }

    /** Its headings as links spell them. */
    List<String> anchors() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!code(i) && lines.get(i).matches("#{1,6} .*")) {
                all.add(lines.get(i)
                        .replaceFirst("#+ ", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'));
            }
            Matcher named = Pattern.compile("<a (?:id|name)=\"([^\"]+)\"").matcher(lines.get(i));
            while (named.find()) {
                all.add(named.group(1));
            }
        }
        return all;
    }

    private boolean code(int line) {
        if (line >= lines.size() || lines.get(line).startsWith("```")) {
            return false;
        }
        return fenced(line)
                || lines.get(line).startsWith("    ")
                || lines.get(line).isBlank() && indentedAround(line);
    }

    private boolean indentedAround(int line) {
        int after = line;
        while (after < lines.size() && lines.get(after).isBlank()) {
            after++;
        }
        int before = line;
        while (before >= 0 && lines.get(before).isBlank()) {
            before--;
        }
        return before >= 0
                && after < lines.size()
                && lines.get(before).startsWith("    ")
                && lines.get(after).startsWith("    ");
    }

    private boolean fenced(int line) {
        boolean inside = false;
        for (int i = 0; i <= line; i++) {
            inside ^= lines.get(i).startsWith("```");
        }
        return inside && !lines.get(line).startsWith("```");
    }

    private String text(int line) {
        return fenced(line) || lines.get(line).length() < 4
                ? lines.get(line)
                : lines.get(line).substring(4);
    }
}
