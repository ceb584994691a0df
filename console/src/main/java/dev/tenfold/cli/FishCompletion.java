package dev.tenfold.cli;

import java.util.List;

/** For fish 3. */
record FishCompletion() implements Completion {
    private static final String HEAD = """
            # Finishes the verbs and options of Tenfold in fish; made by: tenfold completion fish
            complete -c tenfold -f
            complete -c tenfold -n __fish_use_subcommand -s h -l help -d 'Show help'
            complete -c tenfold -n __fish_use_subcommand -s V -l version -d 'Show the version, and the Java in use'
            """;

    @Override
    public String shell() {
        return "fish";
    }

    @Override
    public String file() {
        return "tenfold.fish";
    }

    @Override
    public String spell(List<Usage> verbs) {
        StringBuilder script = new StringBuilder(HEAD);
        for (Usage verb : verbs) {
            line(script, "-n __fish_use_subcommand -a " + verb.name() + " -d " + quoted(verb.summary()));
        }
        for (Usage verb : verbs) {
            String here = "-n '__fish_seen_subcommand_from " + verb.name() + "' ";
            Completion.options(verb).forEach(option -> line(script, here + option(option)));
            switch (Offer.ofOperands(verb)) {
                case WORDS -> line(script, here + "-a " + quoted(String.join(" ", Option.choices(verb.operand()))));
                case FILES, FOLDERS -> line(script, here + "-F");
                case NOTHING -> {}
            }
        }
        return script.toString();
    }

    private static void line(StringBuilder script, String words) {
        script.append("complete -c tenfold ").append(words).append('\n');
    }

    private static String option(Option option) {
        String letter = option.letter().isEmpty() ? "" : "-s " + option.letter().substring(1) + " ";
        String value = switch (Offer.of(option)) {
            case FOLDERS -> " -x -a '(__fish_complete_directories)'";
            case FILES -> " -r -F";
            case WORDS -> " -x -a " + quoted(String.join(" ", option.choices()));
            case NOTHING -> option.isFlag() ? "" : " -x";
        };
        return letter + "-l " + option.name().substring(2) + value + " -d " + quoted(Completion.brief(option.help()));
    }

    /** In single quotes, fish knows a backslash before a quote and before itself, and nothing else. */
    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
