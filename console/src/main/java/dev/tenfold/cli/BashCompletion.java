package dev.tenfold.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** For bash 3.2 and newer, which is what macOS has, without the package bash-completion. */
record BashCompletion() implements Completion {
    private static final String HEAD = """
            # Finishes the verbs and options of Tenfold in bash; made by: tenfold completion bash
            _tenfold() {
              local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} verb=${COMP_WORDS[1]}
              local offered='' options='' operands='' IFS=$'\\n'
              COMPREPLY=()
              if [ "$COMP_CWORD" -eq 1 ]; then
                offered=%s
                COMPREPLY=($(IFS=' '; compgen -W "$offered" -- "$word"))
                return
              fi
              # Bash takes --name=value for three words.
              if [ "$word" = = ]; then
                word=''
              elif [ "$before" = = ]; then
                before=${COMP_WORDS[COMP_CWORD - 2]}
              fi
              case $verb in
            """;
    private static final String TAIL = """
              esac
              case $word in
                -*) offered=$options ;;
                *) offered=$operands ;;
              esac
              _tenfold_offer "$offered" "$word"
            }

            # Offers names of files or of directories, or words.
            _tenfold_offer() {
              local IFS=$'\\n'
              case $1 in
                FILES) compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -f -- "$2")) ;;
                FOLDERS) compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -d -- "$2")) ;;
                *) COMPREPLY=($(IFS=' '; compgen -W "$1" -- "$2")) ;;
              esac
            }
            complete -F _tenfold tenfold
            """;

    @Override
    public String shell() {
        return "bash";
    }

    @Override
    public String file() {
        return "tenfold.bash";
    }

    @Override
    public String spell(List<Usage> verbs) {
        Stream<String> first = Stream.concat(
                verbs.stream().map(Usage::name), Stream.of("help", Option.HELP.name(), Option.VERSION.name()));
        StringBuilder script = new StringBuilder(HEAD.replace("%s", Completion.quoted(first.collect(joined()))));
        for (Usage verb : verbs) {
            script.append("    ").append(verb.name()).append(")\n");
            values(verb).forEach(line -> script.append("      ").append(line).append('\n'));
            script.append("      options=").append(Completion.quoted(spellings(verb)));
            script.append(" operands=").append(Completion.quoted(offer(Offer.ofOperands(verb), verb.operand())));
            script.append(" ;;\n");
        }
        String names = verbs.stream().map(Usage::name).collect(joined());
        script.append("    help) operands=").append(Completion.quoted(names)).append(" ;;\n");
        return script.append(TAIL).toString();
    }

    /** What follows each option that takes a value; nothing else can stand there. */
    private static List<String> values(Usage verb) {
        List<String> cases = new ArrayList<>();
        for (Option option : verb.options()) {
            if (option.isFlag()) continue;
            String offered =
                    Offer.of(option) == Offer.WORDS ? String.join(" ", option.choices()) : offer(Offer.of(option), "");
            cases.add("  " + String.join("|", option.spellings()) + ") _tenfold_offer " + Completion.quoted(offered)
                    + " \"$word\"; return ;;");
        }
        if (cases.isEmpty()) return List.of();
        cases.add(0, "case $before in");
        cases.add("esac");
        return cases;
    }

    private static String offer(Offer offer, String operand) {
        return switch (offer) {
            case FILES, FOLDERS -> offer.name();
            case WORDS -> String.join(" ", Option.choices(operand));
            case NOTHING -> "";
        };
    }

    private static String spellings(Usage verb) {
        return Completion.options(verb).stream()
                .flatMap(option -> option.spellings().stream())
                .collect(joined());
    }

    private static java.util.stream.Collector<CharSequence, ?, String> joined() {
        return Collectors.joining(" ");
    }
}
