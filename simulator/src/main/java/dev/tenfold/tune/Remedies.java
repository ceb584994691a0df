package dev.tenfold.tune;

import dev.tenfold.document.Problems;
import dev.tenfold.policy.Declaration;
import dev.tenfold.policy.PolicyDocument;
import dev.tenfold.policy.patch.Manuscript;
import dev.tenfold.policy.patch.Patch;
import dev.tenfold.policy.patch.Patches;
import dev.tenfold.scenario.PolicyFile;
import dev.tenfold.scenario.Script;
import dev.tenfold.trial.Trial;
import dev.tenfold.trial.Trials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes answers into the files that they are about, reads those again, and rehearses what was read. */
final class Remedies {
    private final List<Script> given;
    private final List<Script> tuned;
    private final Trials trials;
    private final Map<Path, Manuscript> before = new LinkedHashMap<>();
    private final Map<Path, Manuscript> after = new LinkedHashMap<>();
    private final List<String> refusals = new ArrayList<>();

    /**
     * A remedy in the making.
     *
     * @param given the given scripts under the policies as they are
     * @param tuned the same under the answer
     */
    Remedies(List<Script> given, List<Script> tuned, Trials trials) {
        this.given = given;
        this.tuned = tuned;
        this.trials = trials;
    }

    /** What cannot be written; empty if all can. */
    List<String> refusals() {
        writeAll();
        return List.copyOf(refusals);
    }

    Remedy make() {
        writeAll();
        List<Remedy.Change> changes = new ArrayList<>();
        after.forEach((file, text) -> {
            if (!text.text().equals(before.get(file).text())) {
                Declaration any = read(text).policies().get(0);
                changes.add(new Remedy.Change(file, text.text(), new Patch(before.get(file), text, any).diff()));
            }
        });
        if (refusals.isEmpty()) {
            rehearseAgain();
        }
        return new Remedy(changes, refusals);
    }

    private void writeAll() {
        for (int i = 0; i < given.size(); i++) {
            for (int j = 0; j < given.get(i).policies().size(); j++) {
                write(
                        given.get(i),
                        given.get(i).policies().get(j),
                        tuned.get(i).policies().get(j));
            }
        }
    }

    private void write(Script script, Script.Policy old, Script.Policy wanted) {
        if (old.declaration().spec().equals(wanted.declaration().spec())) {
            return;
        }
        Path file = Workshop.fileOf(script, old);
        Optional<Manuscript> manuscript = manuscript(script, old, file);
        if (manuscript.isEmpty()) {
            return;
        }
        Optional<Declaration> found = declaration(manuscript.get(), old);
        boolean done = found.filter(
                        policy -> policy.spec().equals(wanted.declaration().spec()))
                .isPresent();
        if (found.isEmpty() || done) {
            return;
        }
        Problems problems = new Problems();
        Patches.toward(manuscript.get(), found.get(), wanted.declaration().spec(), problems)
                .ifPresentOrElse(patch -> after.put(file, patch.after()), () -> refuse(problems));
    }

    private Optional<Manuscript> manuscript(Script script, Script.Policy policy, Path file) {
        if (after.containsKey(file)) {
            return Optional.of(after.get(file));
        }
        Map<String, String> parameters = script.scenario().policies().stream()
                .filter(each -> each.file().equals(policy.file()))
                .map(PolicyFile::parameters)
                .findFirst()
                .orElse(Map.of());
        Problems problems = new Problems();
        try {
            Optional<Manuscript> read = Manuscript.of(file.toString(), Files.readAllBytes(file), parameters, problems);
            read.ifPresent(manuscript -> before.put(file, manuscript));
            read.ifPresent(manuscript -> after.put(file, manuscript));
            refuse(problems);
            return read;
        } catch (IOException unreadable) {
            refusals.add(file + " cannot be read again: " + unreadable.getMessage());
            return Optional.empty();
        }
    }

    private void refuse(Problems problems) {
        problems.all().forEach(problem -> refusals.add(String.join(" ", problem.lines())));
    }

    private static PolicyDocument read(Manuscript manuscript) {
        return manuscript.read(new Problems());
    }

    private static Optional<Declaration> declaration(Manuscript manuscript, Script.Policy policy) {
        return read(manuscript).policies().stream()
                .filter(each -> each.kind().equals(policy.declaration().kind()))
                .filter(each -> each.name().equals(policy.name()))
                .findFirst();
    }

    /** What stands in the changed files has to do what the answer did, to the last number. */
    private void rehearseAgain() {
        List<Trial> foretold = trials.all(tuned);
        List<Script> written = new ArrayList<>();
        for (Script script : tuned) {
            List<Script.Policy> policies = new ArrayList<>();
            for (Script.Policy policy : script.policies()) {
                Manuscript text = after.get(Workshop.fileOf(script, policy));
                Declaration declaration = Optional.ofNullable(text)
                        .flatMap(manuscript -> declaration(manuscript, policy))
                        .orElse(policy.declaration());
                policies.add(new Script.Policy(
                        policy.file(), policy.sha256(), policy.target(), declaration, policy.warnings()));
            }
            written.add(script.with(policies));
        }
        List<Trial> again = trials.all(written);
        for (int i = 0; i < again.size(); i++) {
            if (!again.get(i).equals(foretold.get(i))) {
                refusals.add(again.get(i).file() + " comes out otherwise under the changed files");
            }
        }
    }
}
