package dev.tenfold.cli;

import java.util.List;
import java.util.Locale;

/** For zsh, by its own {@code _arguments}. */
record ZshCompletion() implements Completion {
    private static final String HEAD = """
            #compdef tenfold
            # Finishes the verbs and options of Tenfold in zsh; made by: tenfold completion zsh
            _tenfold() {
              local context state state_descr line
              typeset -A opt_args
              local -a verbs general
              verbs=(
            %s  )
              general=('--help:Show help' '--version:Show the version, and the Java in use')
              if (( CURRENT == 2 )); then
                _describe -t verbs verb verbs
                _describe -o option general
                return
              fi
              local verb=$words[2]
              shift words
              (( CURRENT-- ))
              case $verb in
            """;

    /** Loaded by zsh from its path it is called at once; sourced, it makes itself known. */
    private static final String TAIL = """
                help) _describe -t verbs verb verbs ;;
              esac
            }
            if [ "$funcstack[1]" = _tenfold ]; then _tenfold "$@"; else compdef _tenfold tenfold; fi
            """;

    @Override
    public String shell() {
        return "zsh";
    }

    @Override
    public String file() {
        return "_tenfold";
    }

    @Override
    public String spell(List<Usage> verbs) {
        StringBuilder names = new StringBuilder();
        for (Usage verb : verbs) {
            names.append("    ")
                    .append(Completion.quoted(verb.name() + ":" + verb.summary()))
                    .append('\n');
        }
        StringBuilder script = new StringBuilder(HEAD.replace("%s", names));
        for (Usage verb : verbs) {
            script.append("    ").append(verb.name()).append(")\n      _arguments");
            Completion.options(verb)
                    .forEach(option -> script.append(" \\\n        ").append(argument(option)));
            String operands = operands(verb);
            if (!operands.isEmpty()) script.append(" \\\n        ").append(Completion.quoted("*:" + operands));
            script.append(" ;;\n");
        }
        return script.append(TAIL).toString();
    }

    private static String argument(Option option) {
        String help = "[" + escaped(Completion.brief(option.help())) + "]";
        String value = option.isFlag() ? "" : ":" + escaped(option.label()) + ":" + action(option);
        String exclusive = option.repeatable() ? "*" : "";
        if (option.letter().isEmpty()) {
            return Completion.quoted(exclusive + option.name() + (option.isFlag() ? "" : "=") + help + value);
        }
        return "'(" + String.join(" ", option.spellings()) + ")'{" + String.join(",", option.spellings()) + "}"
                + Completion.quoted(help + value);
    }

    private static String action(Option option) {
        return switch (Offer.of(option)) {
            case FOLDERS -> "_files -/";
            case FILES -> "_files";
            case WORDS -> "(" + String.join(" ", option.choices()) + ")";
            case NOTHING -> " ";
        };
    }

    private static String operands(Usage verb) {
        return switch (Offer.ofOperands(verb)) {
            case WORDS -> "which:(" + String.join(" ", Option.choices(verb.operand())) + ")";
            case FILES, FOLDERS -> verb.operand().toLowerCase(Locale.ROOT) + ":_files";
            case NOTHING -> "";
        };
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("[", "\\[")
                .replace("]", "\\]")
                .replace(":", "\\:");
    }
}
