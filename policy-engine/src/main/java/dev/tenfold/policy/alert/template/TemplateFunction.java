package dev.tenfold.policy.alert.template;

import dev.tenfold.metric.Labels;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A function that templates may call.
 *
 * @see <a href="https://prometheus.io/docs/prometheus/latest/configuration/template_reference/">the reference</a>
 */
@FunctionalInterface
interface TemplateFunction {

    /** Its value. @throws TemplateFailure if it has none */
    Object apply(List<Object> arguments);

    /** Those that are filled in. */
    Map<String, TemplateFunction> FILLED = Map.ofEntries(
            Map.entry("humanize", of(Humanized::plain)),
            Map.entry("humanize1024", of(Humanized::binary)),
            Map.entry("humanizeDuration", of(Humanized::duration)),
            Map.entry("humanizePercentage", of(Humanized::percentage)),
            Map.entry("humanizeTimestamp", of(Humanized::timestamp)),
            Map.entry(
                    "printf", arguments -> GoFormat.printf(text(arguments, 0), arguments.subList(1, arguments.size()))),
            Map.entry("toUpper", arguments -> text(arguments, 0).toUpperCase(Locale.ROOT)),
            Map.entry("toLower", arguments -> text(arguments, 0).toLowerCase(Locale.ROOT)),
            Map.entry("index", arguments -> label(arguments)));

    /** All that Prometheus and Go know: a template that names another is refused. */
    Set<String> KNOWN =
            Set.of(("query first label value strvalue args reReplaceAll safeHtml match title toUpper toLower graphLink"
                            + " tableLink sortByLabel stripPort stripDomain humanize humanize1024 humanizeDuration"
                            + " humanizePercentage humanizeTimestamp toTime toDuration now pathPrefix externalURL"
                            + " parseDuration urlQueryEscape tmpl and or not len index slice print printf println html"
                            + " js urlquery eq ne lt le gt ge call true false nil")
                    .split(" "));

    /** A function of a number. */
    private static TemplateFunction of(NumberText function) {
        return arguments -> function.apply(number(arguments));
    }

    /** A number as a text. */
    @FunctionalInterface
    interface NumberText {
        String apply(double number);
    }

    private static double number(List<Object> arguments) {
        Object argument = only(arguments);
        if (argument instanceof Number number) {
            return number.doubleValue();
        }
        try {
            return Double.parseDouble(String.valueOf(argument));
        } catch (NumberFormatException e) {
            throw new TemplateFailure("strconv.ParseFloat: parsing \"" + argument + "\": invalid syntax");
        }
    }

    private static Object only(List<Object> arguments) {
        if (arguments.size() != 1) {
            throw new TemplateFailure("wrong number of args: want 1 got " + arguments.size());
        }
        return arguments.get(0);
    }

    private static String text(List<Object> arguments, int index) {
        if (index < arguments.size() && arguments.get(index) instanceof String text) {
            return text;
        }
        throw new TemplateFailure("wrong type for value; expected string");
    }

    private static String label(List<Object> arguments) {
        if (arguments.size() == 2 && arguments.get(0) instanceof Labels labels) {
            return labels.get(text(arguments, 1));
        }
        throw new TemplateFailure("error calling index: can't index item");
    }
}
