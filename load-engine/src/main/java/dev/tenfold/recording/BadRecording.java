package dev.tenfold.recording;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A file that cannot be understood: every problem that matters, a line each. */
public final class BadRecording extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient List<Problem> problems;

    /** All problems of a file, at least one. */
    public BadRecording(List<Problem> problems) {
        super(problems.stream().map(Problem::text).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** A file with one problem. */
    public BadRecording(long line, String rule, String hint) {
        this(List.of(new Problem(line, rule, hint)));
    }

    /** What is wrong, in the order of the file. */
    public List<Problem> problems() {
        return problems;
    }

    /**
     * One thing that is wrong.
     *
     * @param line where, from 1; 0 if the file as a whole
     * @param rule what must be, and what was
     * @param hint what to do about it; may be empty
     */
    public record Problem(long line, String rule, String hint) {
        /** The problem as a line with the file's name: {@code access.log:12: must be ..., was ... (hint)}. */
        public String text(Path file) {
            return file + (line > 0 ? ":" : ": ") + text();
        }

        /** The problem as a line without the file's name: {@code 12: must be ..., was ... (hint)}. */
        public String text() {
            return (line > 0 ? line + ": " : "") + rule + (hint.isEmpty() ? "" : " (" + hint + ")");
        }
    }
}
