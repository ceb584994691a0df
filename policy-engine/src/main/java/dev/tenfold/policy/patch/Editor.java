package dev.tenfold.policy.patch;

import dev.tenfold.document.Part;
import dev.tenfold.document.Part.Alias;
import dev.tenfold.document.Part.Entry;
import dev.tenfold.document.Part.Keyed;
import dev.tenfold.document.Part.Listed;
import dev.tenfold.document.Part.Word;
import dev.tenfold.document.draft.Draft;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds out what of a text must change for one field to change. */
final class Editor {
    private static final String MERGE = "<<";

    private final Notation notation;
    private final Part root;
    private final Sources sources;

    Editor(Home home) {
        this.notation = home.notation();
        this.root = home.root();
        this.sources = home.sources();
    }

    /** A part that steps lead to, or where they end before. */
    private record Reach(Part part, List<Step> rest) {}

    Splice set(List<Step> steps, Draft value) throws Refusal {
        Reach reach = reach(steps);
        return reach.rest().isEmpty() ? replace(reach.part(), value) : add(reach, value);
    }

    Splice add(List<Step> steps, Draft item) throws Refusal {
        Reach reach = reach(steps);
        if (!reach.rest().isEmpty()) {
            return add(reach, new Draft.Listed(List.of(item)));
        }
        if (open(reach.part()) instanceof Listed list) {
            return notation.append(list, item);
        }
        throw new Refusal("is no list to which something could be added");
    }

    /** Goes as far as there is something; the last step is taken as the others are, but its value is not followed. */
    private Reach reach(List<Step> steps) throws Refusal {
        Part at = root;
        for (int i = 0; i < steps.size(); i++) {
            Part opened = holder(at, steps.get(i));
            Optional<Part> next = next(opened, steps.get(i));
            if (next.isEmpty()) {
                return new Reach(opened, steps.subList(i, steps.size()));
            }
            at = next.get();
        }
        return new Reach(at, List.of());
    }

    private Part open(Part part) throws Refusal {
        if (part instanceof Alias) {
            throw new Refusal("stands under an anchor that other parts of the file share");
        }
        return sources.follow(part);
    }

    /** What a step leads into: where a list stands in place of one object, its first item. */
    private Part holder(Part part, Step step) throws Refusal {
        Part opened = open(part);
        return opened instanceof Listed list && !step.isIndex() && !list.items().isEmpty()
                ? open(list.items().get(0))
                : opened;
    }

    /** The part one step further; an object that stands in place of a list is its first item. */
    private static Optional<Part> next(Part part, Step step) throws Refusal {
        if (part instanceof Listed list) {
            boolean there = step.isIndex() && step.index() < list.items().size();
            return there ? Optional.of(list.items().get(step.index())) : Optional.empty();
        }
        if (part instanceof Keyed keyed) {
            return step.isIndex() && step.index() == 0
                    ? Optional.of(keyed)
                    : keyed.get(step.key()).filter(value -> !YamlNotation.isNothing(value));
        }
        throw new Refusal("cannot be reached: what should hold it is a single value");
    }

    private Splice replace(Part old, Draft value) throws Refusal {
        if (old instanceof Alias alias) {
            // The alias gives way; what it stood for stays as it is for the others.
            Splice written = notation.replace(new Word(alias.span(), "", Part.Quotes.NONE, ""), value);
            return new Splice(alias.span(), written.text());
        }
        Part source = sources.follow(old);
        if (source instanceof Word word) {
            return notation.replace(word, value);
        }
        throw new Refusal("is a list or an object, and must stay one");
    }

    private Splice add(Reach reach, Draft value) throws Refusal {
        Step step = reach.rest().get(0);
        Draft whole = nested(reach.rest().subList(1, reach.rest().size()), value);
        if (reach.part() instanceof Listed list) {
            if (step.index() > list.items().size()) {
                throw new Refusal("is beyond the end of its list, which has "
                        + list.items().size() + " items");
            }
            return notation.append(list, step.isIndex() ? whole : nested(List.of(step), whole));
        }
        Keyed keyed = (Keyed) reach.part();
        Optional<Entry> empty = keyed.entry(step.key());
        if (empty.isPresent()) {
            return notation.fill(empty.get(), whole);
        }
        if (reach.rest().size() > 1 && merged(keyed, step.key())) {
            throw new Refusal("stands under an anchor that other parts of the file share");
        }
        return notation.insert(keyed, Ranking.before(keyed, step.key()), step.key(), whole);
    }

    /** Whether a merge key brings a key along. */
    private static boolean merged(Keyed keyed, String key) {
        List<Part> from = new ArrayList<>();
        keyed.get(MERGE).ifPresent(part -> {
            if (part instanceof Listed list) {
                from.addAll(list.items());
            } else {
                from.add(part);
            }
        });
        return from.stream()
                .map(part -> part instanceof Alias alias ? alias.target() : part)
                .anyMatch(part -> part instanceof Keyed other && (other.get(key).isPresent() || merged(other, key)));
    }

    private static Draft nested(List<Step> steps, Draft value) {
        if (steps.isEmpty()) {
            return value;
        }
        Draft inner = nested(steps.subList(1, steps.size()), value);
        return steps.get(0).isIndex()
                ? new Draft.Listed(List.of(inner))
                : Draft.fields().put(steps.get(0).key(), inner).drafted();
    }

    /** What takes a field away, and whatever held nothing else; empty if there is no such field. */
    Optional<Splice> remove(List<Step> steps) throws Refusal {
        Part at = root;
        Part holder = null;
        int member = -1;
        for (Step step : steps) {
            Part opened = open(at);
            if (opened instanceof Listed list
                    && !step.isIndex()
                    && !list.items().isEmpty()) {
                opened = open(list.items().get(0));
            }
            int index = index(opened, step);
            if (index < 0) {
                if (opened instanceof Keyed keyed && merged(keyed, step.key())) {
                    throw new Refusal("stands under an anchor that other parts of the file share");
                }
                return Optional.empty();
            }
            if (members(opened) > 1 || holder == null) {
                holder = opened;
                member = index;
            }
            at = opened instanceof Keyed keyed
                    ? keyed.entries().get(index).value()
                    : ((Listed) opened).items().get(index);
        }
        return Optional.of(
                holder instanceof Keyed keyed
                        ? notation.remove(keyed, keyed.entries().get(member))
                        : notation.remove((Listed) holder, member));
    }

    private static int index(Part part, Step step) {
        if (part instanceof Keyed keyed) {
            return keyed.entry(step.key()).map(keyed.entries()::indexOf).orElse(-1);
        }
        return part instanceof Listed list && step.index() < list.items().size() ? step.index() : -1;
    }

    private static int members(Part part) {
        return part instanceof Keyed keyed
                ? keyed.entries().size()
                : ((Listed) part).items().size();
    }
}
