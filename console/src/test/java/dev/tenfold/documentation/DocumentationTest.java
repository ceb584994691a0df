package dev.tenfold.documentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.cli.Spelled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What the documentation says is so: links lead somewhere, commands exist, and print what is shown. */
class DocumentationTest {
    private static final Path REPOSITORY = repository();
    private static final boolean UPDATE = Boolean.getBoolean("golden.update");

    @TempDir
    private Path folder;

    private static Path repository() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    private static List<Page> pages() throws IOException {
        List<Page> pages = new ArrayList<>();
        pages.add(Page.read(REPOSITORY.resolve("README.md")));
        try (Stream<Path> files = Files.walk(REPOSITORY.resolve("docs"))) {
            for (Path file : files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList()) {
                pages.add(Page.read(file));
            }
        }
        return pages;
    }

    @Test
    void linksLeadSomewhere() throws IOException {
        List<String> dead = new ArrayList<>();
        for (Page page : pages()) {
            for (String link : page.links()) {
                String target = link.substring(link.indexOf(':') + 1);
                int hash = target.indexOf('#');
                Path file = hash == 0
                        ? page.file()
                        : page.file().resolveSibling(hash < 0 ? target : target.substring(0, hash));
                boolean there = Files.exists(file);
                if (there && hash >= 0 && file.toString().endsWith(".md")) {
                    there = Page.read(file).anchors().contains(target.substring(hash + 1));
                }
                if (!there) {
                    dead.add(REPOSITORY.relativize(page.file()) + ":" + link);
                }
            }
        }
        assertEquals(List.of(), dead);
    }

    @Test
    void commandsThatAreToldExist() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Page page : pages()) {
            for (String told : page.told()) {
                String command = told.substring(told.indexOf(':') + 1);
                for (String complaint : Spelled.complaints(command)) {
                    wrong.add(REPOSITORY.relativize(page.file()) + ":" + told + ": " + complaint);
                }
                for (String word : command.split("\\s+")) {
                    boolean shipped = word.matches("(scenarios|docs)/[\\w./-]+");
                    if (shipped && !Files.exists(REPOSITORY.resolve(word))) {
                        wrong.add(REPOSITORY.relativize(page.file()) + ":" + told + ": there is no " + word);
                    }
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    /** Each page in a folder of its own, from its first command to its last. */
    @TestFactory
    Stream<DynamicTest> commandsPrintWhatIsShown() throws IOException {
        return pages().stream()
                .filter(page -> !page.executed().isEmpty())
                .map(page -> DynamicTest.dynamicTest(
                        REPOSITORY.relativize(page.file()).toString(), () -> execute(page)));
    }

    private void execute(Page page) throws IOException, InterruptedException {
        Path place = Files.createTempDirectory(folder, "page");
        Bench bench = Bench.in(place, REPOSITORY);
        List<String> lines = new ArrayList<>(page.lines());
        List<Page.Shown> all = page.executed();
        List<List<String>> said = new ArrayList<>();
        for (Page.Shown each : all) {
            List<String> output = bench.run(each.command());
            said.add(output);
            if (!UPDATE) {
                assertTrue(
                        matches(each.shown(), 0, output, 0),
                        () -> REPOSITORY.relativize(page.file()) + ":" + each.line() + ": $ " + each.command()
                                + "\nprints\n" + String.join("\n", output) + "\nand not\n"
                                + String.join("\n", each.shown()));
            }
        }
        bench.unlink();
        if (UPDATE) {
            for (int i = all.size() - 1; i >= 0; i--) {
                Page.Shown each = all.get(i);
                List<String> fresh = refreshed(each.shown(), said.get(i)).stream()
                        .map(line -> line.isEmpty() ? "" : each.indent() + line)
                        .toList();
                List<String> old =
                        lines.subList(each.from(), each.from() + each.shown().size());
                old.clear();
                lines.addAll(each.from(), fresh);
            }
            Files.write(page.file(), lines);
        }
    }

    private static boolean matches(List<String> shown, int i, List<String> said, int k) {
        if (i == shown.size()) {
            return k == said.size();
        }
        if (shown.get(i).strip().equals("...")) {
            for (int from = k; from <= said.size(); from++) {
                if (matches(shown, i + 1, said, from)) {
                    return true;
                }
            }
            return false;
        }
        return k < said.size()
                && shown.get(i).stripTrailing().equals(said.get(k).stripTrailing())
                && matches(shown, i + 1, said, k + 1);
    }

    /** What is shown now: the same stretches between the dots, found by their first words; all of it without dots. */
    private static List<String> refreshed(List<String> shown, List<String> said) {
        if (matches(shown, 0, said, 0)) {
            return shown;
        }
        if (shown.stream().noneMatch(line -> line.strip().equals("..."))) {
            return said.stream().map(String::stripTrailing).toList();
        }
        List<String> fresh = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < shown.size(); i++) {
            boolean dots = shown.get(i).strip().equals("...");
            boolean after = i > 0 && shown.get(i - 1).strip().equals("...");
            if (dots) {
                fresh.add("...");
            } else {
                int from = at;
                while (after && from < said.size() && !alike(shown.get(i), said.get(from))) {
                    from++;
                }
                at = from < said.size() ? from : at;
                if (at < said.size()) {
                    fresh.add(said.get(at++).stripTrailing());
                }
            }
        }
        return fresh;
    }

    private static boolean alike(String shown, String said) {
        int length = Math.min(8, Math.min(shown.length(), said.length()));
        return length > 0 && shown.substring(0, length).equals(said.substring(0, length));
    }
}
