package dev.tenfold.policy.patch;

import dev.tenfold.document.Place;
import dev.tenfold.document.Problem;
import dev.tenfold.document.Problems;
import dev.tenfold.policy.Declaration;
import dev.tenfold.policy.PolicyDocument;
import dev.tenfold.policy.PolicySpec;
import java.util.List;
import java.util.Optional;

/** Makes patches: changes a policy in its own file, reads the file again, and refuses whatever came out otherwise. */
public final class Patches {
    private final Manuscript before;
    private final Declaration policy;

    private Patches(Manuscript before, Declaration policy) {
        this.before = before;
        this.policy = policy;
    }

    /**
     * Changes fields of a policy.
     *
     * @param before the file
     * @param policy one of those that {@link Manuscript#read} found in it
     * @param edits what to change, one after the other
     * @param problems takes the one reason why it cannot be done
     * @return the patch; empty if it cannot be done
     */
    public static Optional<Patch> of(Manuscript before, Declaration policy, List<Edit> edits, Problems problems) {
        try {
            return Optional.of(new Patches(before, policy).patch(edits, Optional.empty()));
        } catch (Refusal refusal) {
            problems.add(refused(policy, refusal));
            return Optional.empty();
        }
    }

    /**
     * Changes a policy until it says what is wanted.
     *
     * @param before the file
     * @param policy one of those that {@link Manuscript#read} found in it
     * @param wanted what it is to say afterwards, to the last field
     * @param problems takes the one reason why it cannot be done
     * @return the patch; empty if it cannot be done
     */
    public static Optional<Patch> toward(Manuscript before, Declaration policy, PolicySpec wanted, Problems problems) {
        try {
            List<Edit> edits = Changes.between(policy, wanted);
            return Optional.of(new Patches(before, policy).patch(edits, Optional.of(wanted)));
        } catch (Refusal refusal) {
            problems.add(refused(policy, refusal));
            return Optional.empty();
        }
    }

    private static Problem refused(Declaration policy, Refusal refusal) {
        Place place = policy.place();
        return new Problem(place, policy.name(), "cannot be changed: " + refusal.getMessage(), "", "");
    }

    private Patch patch(List<Edit> edits, Optional<PolicySpec> wanted) throws Refusal {
        PolicyDocument document = read(before);
        int index = index(document);
        Form form = Forms.of(document.format(), before)
                .orElseThrow(() -> new Refusal("it stands in a " + document.format()
                        + ", and only Kubernetes manifests, CloudFormation templates, Terraform configurations and"
                        + " JSON of the AWS command line are changed"));
        Manuscript after = before;
        for (Edit edit : edits) {
            after = after.with(carriedOut(form, after.text(), edit));
        }
        PolicyDocument changed = read(after);
        check(document, changed, index, wanted);
        return new Patch(before, after, changed.policies().get(index));
    }

    private String carriedOut(Form form, String text, Edit edit) throws Refusal {
        try {
            return splice(form, text, edit).map(splice -> splice.in(text)).orElse(text);
        } catch (Refusal refusal) {
            String field = edit.of().isEmpty() ? edit.path() : edit.of() + "." + edit.path();
            throw new Refusal(field + " " + refusal.getMessage());
        }
    }

    private Optional<Splice> splice(Form form, String text, Edit edit) throws Refusal {
        if (edit instanceof Edit.Declare fresh) {
            return Optional.of(form.resource(text, fresh.type(), fresh.of(), fresh.properties()));
        }
        Home home = form.home(text, policy, edit.of());
        List<Step> steps = home.steps(edit.path());
        Editor editor = new Editor(home);
        if (edit instanceof Edit.Set set) {
            return Optional.of(editor.set(steps, set.value()));
        }
        return edit instanceof Edit.Add add ? Optional.of(editor.add(steps, add.item())) : editor.remove(steps);
    }

    private int index(PolicyDocument document) throws Refusal {
        for (int i = 0; i < document.policies().size(); i++) {
            Declaration candidate = document.policies().get(i);
            boolean same = candidate.kind().equals(policy.kind())
                    && candidate.name().equals(policy.name())
                    && candidate.place().line() == policy.place().line();
            if (same) {
                return i;
            }
        }
        throw new Refusal("it does not stand in " + before.file() + " any more");
    }

    private static PolicyDocument read(Manuscript manuscript) throws Refusal {
        Problems problems = new Problems();
        PolicyDocument document = manuscript.read(problems);
        if (!problems.isEmpty()) {
            throw new Refusal(manuscript.file() + " could not be read: "
                    + problems.all().get(0).lines().get(0));
        }
        return document;
    }

    private void check(PolicyDocument was, PolicyDocument is, int index, Optional<PolicySpec> wanted) throws Refusal {
        if (is.policies().size() != was.policies().size()) {
            throw new Refusal("the file would then hold " + is.policies().size() + " policies in place of "
                    + was.policies().size());
        }
        for (int i = 0; i < is.policies().size(); i++) {
            PolicySpec expected =
                    i == index ? wanted.orElse(null) : was.policies().get(i).spec();
            PolicySpec found = is.policies().get(i).spec();
            if (expected != null && !expected.equals(found)) {
                String difference = Difference.between(expected, found);
                throw new Refusal(
                        i == index
                                ? "the file cannot be made to say so: " + difference
                                : "that would also change "
                                        + is.policies().get(i).name() + ": " + difference);
            }
        }
        Declaration changed = is.policies().get(index);
        List<Problem> errors = changed.errors();
        if (errors.size() > was.policies().get(index).errors().size()) {
            throw new Refusal("it would be refused then: "
                    + errors.get(errors.size() - 1).path() + " "
                    + errors.get(errors.size() - 1).rule());
        }
    }
}
