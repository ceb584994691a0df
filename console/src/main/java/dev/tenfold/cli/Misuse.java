package dev.tenfold.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.List;

/**
 * A mistake in the words of a command, or a file it names that cannot be used; told so that the user can mend it. Ends
 * the command with {@link Exit#BAD_INPUT} and never shows a stack trace.
 */
public final class Misuse extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<String> complaints;

    /**
     * Every complaint at once, in file order.
     *
     * @param complaints lines such as {@code --seed must be a whole number, was x}; at least one
     */
    public Misuse(List<String> complaints) {
        super(String.join(System.lineSeparator(), complaints));
        if (complaints.isEmpty()) throw new IllegalArgumentException("complaints must not be empty");
        this.complaints = List.copyOf(complaints);
    }

    /** A single complaint. */
    public Misuse(String complaint) {
        this(List.of(complaint));
    }

    /** A file that could not be read or written, in words instead of an exception's name. */
    public static Misuse file(String name, IOException cause) {
        return new Misuse(name + " " + reason(cause));
    }

    /** The complaints, a line each. */
    public List<String> complaints() {
        return complaints;
    }

    private static String reason(IOException cause) {
        if (cause instanceof NoSuchFileException) return "does not exist";
        if (cause instanceof AccessDeniedException) return "may not be accessed: permission denied";
        if (cause instanceof NotDirectoryException || cause instanceof FileAlreadyExistsException) {
            return "is not a directory";
        }
        if (cause instanceof CharacterCodingException) return "is not text in UTF-8";
        if (String.valueOf(cause.getMessage()).equals("Is a directory")) return "is a folder, not a file";
        return "cannot be used: " + cause.getMessage();
    }
}
