package dev.tenfold.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code ./tenfold completion}: has a shell finish verbs, options and their values. */
final class CompletionVerb implements Verb {
    private static final Option FOLDER = Option.value(
            "--out", "DIR", "Write the scripts into this directory, each under the name that its shell looks for.");

    private static final List<Completion> SHELLS =
            List.of(new BashCompletion(), new ZshCompletion(), new FishCompletion());

    private final Supplier<List<Verb>> verbs;

    /** @param verbs all that the scripts are to know; asked for when it is used */
    CompletionVerb(Supplier<List<Verb>> verbs) {
        this.verbs = verbs;
    }

    @Override
    public Usage usage() {
        return new Usage(
                "completion",
                "Print a script that has a shell finish what is typed",
                List.of(
                        "Bash: put eval \"$(./tenfold completion bash)\" into ~/.bashrc, or the script into"
                                + " ~/.local/share/bash-completion/completions/tenfold.",
                        "Zsh: put it as _tenfold into a directory of $fpath. Fish: as tenfold.fish into"
                                + " ~/.config/fish/completions. The shell must find the command tenfold: link it into a"
                                + " directory of the PATH."),
                "bash|zsh|fish",
                List.of(FOLDER),
                List.of("./tenfold completion bash", "./tenfold completion --out completions bash zsh fish"));
    }

    @Override
    public Exit run(Given given, Terminal terminal) throws Misuse {
        List<Completion> asked = asked(given.operands());
        List<Usage> known = verbs.get().stream().map(Verb::usage).toList();
        Optional<Path> folder = given.value(FOLDER).map(Path::of);
        if (folder.isEmpty() && asked.size() > 1) {
            throw new Misuse("completion prints one script; " + FOLDER.name() + " DIR takes several");
        }
        for (Completion shell : asked) {
            if (folder.isEmpty()) {
                terminal.out().print(shell.spell(known));
            } else {
                write(folder.get(), shell, known);
            }
        }
        return Exit.HELD;
    }

    private static List<Completion> asked(List<String> names) throws Misuse {
        List<Completion> asked = new ArrayList<>();
        List<String> complaints = new ArrayList<>();
        for (String name : names) {
            Optional<Completion> shell =
                    SHELLS.stream().filter(each -> each.shell().equals(name)).findFirst();
            shell.ifPresentOrElse(asked::add, () -> complaints.add("completion knows bash, zsh and fish, was " + name));
        }
        if (!complaints.isEmpty()) throw new Misuse(complaints);
        return asked;
    }

    private static void write(Path folder, Completion shell, List<Usage> known) throws Misuse {
        Path file = folder.resolve(shell.file());
        try {
            Files.createDirectories(folder);
            Files.writeString(file, shell.spell(known));
        } catch (IOException unwritable) {
            throw Misuse.file(file.toString(), unwritable);
        }
    }
}
