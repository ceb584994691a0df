package dev.tenfold.cli;

import dev.tenfold.document.Names;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the user typed after a verb. Options and operands mix freely; {@code --name=value} and {@code --name value} mean
 * the same; after {@code --} all are operands; {@code -} is one.
 */
public final class Given {
    private final Usage usage;
    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final List<String> operands = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    private Given(Usage usage) {
        this.usage = usage;
    }

    /**
     * Reads the words after a verb.
     *
     * @param usage what the verb accepts
     * @param words what was typed
     * @throws Misuse with every mistake in the words
     */
    public static Given parse(Usage usage, List<String> words) throws Misuse {
        Given given = new Given(usage);
        given.read(new ArrayDeque<>(words));
        boolean needed = !usage.operand().isEmpty()
                && InjectVerb.NEED_NO_SCENARIO.stream().noneMatch(given::has);
        if (given.operands.isEmpty() && needed)
            given.complaints.add(usage.name() + " needs at least one " + usage.operand());
        if (!given.operands.isEmpty() && usage.operand().isEmpty())
            given.complaints.add(usage.name() + " takes options alone, was " + String.join(" ", given.operands));
        if (!given.complaints.isEmpty()) {
            given.complaints.add("Usage: " + usage.synopsis());
            if (given.operands.isEmpty() && needed)
                usage.examples().stream().findFirst().ifPresent(given::suggest);
            given.complaints.add("Try " + Usage.PROGRAM + " " + usage.name() + " --help");
            throw new Misuse(given.complaints);
        }
        return given;
    }

    /** The operands in the order typed; at least one. */
    public List<String> operands() {
        return Collections.unmodifiableList(operands);
    }

    /** Whether an option was given. */
    public boolean has(Option option) {
        return values.containsKey(option.name());
    }

    /** The value of an option, if it was given. */
    public Optional<String> value(Option option) {
        return values(option).stream().findFirst();
    }

    /** All values of a repeatable option, in the order typed. */
    public List<String> values(Option option) {
        return Collections.unmodifiableList(values.getOrDefault(option.name(), List.of()));
    }

    /** The value of an option that counts. */
    public OptionalLong number(Option option) throws Misuse {
        Optional<String> text = value(option);
        if (text.isEmpty()) return OptionalLong.empty();
        try {
            return OptionalLong.of(Long.parseLong(text.get()));
        } catch (NumberFormatException wrong) {
            throw new Misuse(option.name() + " must be a whole number, was " + text.get());
        }
    }

    /**
     * What to print on standard output.
     *
     * @param formats those the verb knows, its default first
     */
    public Format format(Format... formats) throws Misuse {
        Option option = Option.format(formats);
        Optional<String> text = value(option);
        if (text.isEmpty()) return formats[0];
        for (Format format : formats) {
            if (format.toString().equals(text.get())) return format;
        }
        List<String> names = List.of(formats).stream().map(Format::toString).toList();
        throw new Misuse(option.name() + " must be one of " + String.join(", ", names) + ", was " + text.get());
    }

    private void read(Deque<String> words) {
        while (!words.isEmpty()) {
            String word = words.removeFirst();
            if (word.equals("--")) {
                operands.addAll(words);
                return;
            }
            if (!word.startsWith("-") || word.equals("-")) {
                operands.add(word);
            } else {
                readOption(word, words);
            }
        }
    }

    private void readOption(String word, Deque<String> rest) {
        int equals = word.indexOf('=');
        String spelling = equals < 0 ? word : word.substring(0, equals);
        Optional<Option> known = usage.options().stream()
                .filter(option -> option.spellings().contains(spelling))
                .findFirst();
        if (known.isEmpty()) {
            complaints.add("unknown option " + spelling);
            Names.nearest(spelling, spellings()).ifPresent(guess -> complaints.add("Maybe " + guess + "?"));
            return;
        }
        Option option = known.get();
        if (option.isFlag()) {
            if (equals >= 0) complaints.add(option.name() + " takes no value, was " + word.substring(equals + 1));
            put(option, "");
        } else if (equals >= 0) {
            put(option, word.substring(equals + 1));
        } else if (rest.isEmpty() || rest.peekFirst().startsWith("--")) {
            complaints.add(option.name() + " needs a value: " + option.name() + " " + option.label());
        } else {
            put(option, rest.removeFirst());
        }
    }

    private void suggest(String example) {
        complaints.add("Such as " + example);
    }

    private void put(Option option, String value) {
        List<String> given = values.computeIfAbsent(option.name(), name -> new ArrayList<>());
        if (!given.isEmpty() && !option.isFlag() && !option.repeatable()) {
            complaints.add(option.name() + " is given twice: " + given.get(0) + " and " + value);
        }
        given.add(value);
    }

    private Set<String> spellings() {
        TreeSet<String> all = new TreeSet<>(Option.HELP.spellings());
        usage.options().forEach(option -> all.addAll(option.spellings()));
        return all;
    }
}
