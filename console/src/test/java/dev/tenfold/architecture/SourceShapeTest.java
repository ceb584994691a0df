package dev.tenfold.architecture;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** Sources stay small enough to be read: the bars of the project's style, in figures. */
class SourceShapeTest {
    private static final int LONGEST_FILE = 350;
    private static final int LONGEST_LINE = 120;
    private static final int LONGEST_METHOD = 40;
    private static final int MEDIAN_CLASS = 80;
    private static final int NINTH_DECILE_CLASS = 200;
    private static final int MOST_ROOT_ENTRIES = 14;

    /** Split, lest this very file be found by a search for the words. */
    private static final Pattern LOOSE_END = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");

    @Test
    void filesAndLinesAreShort() throws IOException {
        List<String> complaints = new ArrayList<>();
        for (Path file : SourceTree.mainFiles()) {
            List<String> lines = Files.readAllLines(file);
            if (lines.size() > LONGEST_FILE) complaints.add(SourceTree.name(file) + ": " + lines.size() + " lines");
            for (int i = 0; i < lines.size(); i++) {
                String place = SourceTree.name(file) + ":" + (i + 1) + ": ";
                if (lines.get(i).length() > LONGEST_LINE)
                    complaints.add(place + lines.get(i).length() + " characters");
                if (LOOSE_END.matcher(lines.get(i)).find()) complaints.add(place + "a loose end");
            }
        }
        assertEquals(List.of(), complaints);
    }

    @Test
    void methodsFitAScreen() throws IOException {
        List<String> complaints = new ArrayList<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask parser = (JavacTask) compiler.getTask(
                    null, files, null, null, null, files.getJavaFileObjectsFromPaths(SourceTree.mainJava()));
            SourcePositions positions = Trees.instance(parser).getSourcePositions();
            for (CompilationUnitTree unit : parser.parse()) {
                new LongMethods(unit, positions, complaints).scan(unit, null);
            }
        }
        assertEquals(List.of(), complaints);
    }

    @Test
    void mostClassesAreSmall() throws IOException {
        List<Long> sizes = new ArrayList<>();
        for (Path file : SourceTree.mainJava()) {
            sizes.add((long) Files.readAllLines(file).size());
        }
        sizes.sort(null);
        assertFalse(sizes.isEmpty());
        assertAll(
                () -> assertTrue(sizes.get(sizes.size() / 2) <= MEDIAN_CLASS, "median of " + sizes),
                () -> assertTrue(sizes.get(sizes.size() * 9 / 10) <= NINTH_DECILE_CLASS, "ninth decile of " + sizes));
    }

    @Test
    void theRootReadsAsATableOfContents() throws IOException {
        try (var entries = Files.list(SourceTree.root())) {
            List<String> names = entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> !name.startsWith(".") && !name.equals("out") && !name.equals("target"))
                    .sorted()
                    .toList();
            assertTrue(names.size() <= MOST_ROOT_ENTRIES, names::toString);
        }
    }

    /** Finds methods that are longer than a screen, from signature to closing brace. */
    private static final class LongMethods extends TreeScanner<Void, Void> {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final List<String> complaints;

        LongMethods(CompilationUnitTree unit, SourcePositions positions, List<String> complaints) {
            this.unit = unit;
            this.positions = positions;
            this.complaints = complaints;
        }

        @Override
        public Void visitMethod(MethodTree method, Void ignored) {
            LineMap lines = unit.getLineMap();
            long first = lines.getLineNumber(positions.getStartPosition(unit, method));
            long last = lines.getLineNumber(positions.getEndPosition(unit, method));
            if (last - first + 1 > LONGEST_METHOD) {
                complaints.add(SourceTree.name(Path.of(unit.getSourceFile().toUri())) + ":" + first + ": "
                        + method.getName() + " has " + (last - first + 1) + " lines");
            }
            return super.visitMethod(method, ignored);
        }
    }
}
