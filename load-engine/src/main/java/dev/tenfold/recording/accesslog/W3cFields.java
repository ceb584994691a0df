package dev.tenfold.recording.accesslog;

import java.util.Locale;

/**
 * The {@code #Fields:} line of a W3C extended log, which says what stands where below it.
 *
 * @see <a href="https://www.w3.org/TR/WD-logfile.html">W3C: Extended Log File Format</a>
 */
final class W3cFields {
    private W3cFields() {}

    /**
     * The shape of the lines below.
     *
     * @param directive the line, {@code #Fields: date time cs-method ...}
     * @param internetServices whether Microsoft's server writes it, whose times are in milliseconds
     */
    static LinePattern pattern(String directive, boolean internetServices) {
        String[] names = directive.substring(directive.indexOf(':') + 1).strip().split("\\s+");
        boolean tabs = directive.indexOf('\t') > 0;
        boolean cloudFront = directive.contains("x-edge-location");
        StringBuilder template = new StringBuilder();
        for (String name : names) {
            template.append(template.length() == 0 ? "" : tabs || cloudFront ? "\t" : " ")
                    .append("${")
                    .append(variable(name.toLowerCase(Locale.ROOT), internetServices))
                    .append('}');
        }
        return Template.of(cloudFront ? "CloudFront log" : "W3C extended log", true, template.toString());
    }

    private static String variable(String name, boolean internetServices) {
        return switch (name) {
            case "date" -> "date";
            case "time" -> "time_of_day";
            case "cs-method" -> "request_method";
            case "cs-uri-stem", "cs-uri" -> "request_uri";
            case "cs-uri-query" -> "query";
            case "cs(host)", "cs-host", "x-host-header" -> "host";
            case "sc-status" -> "status";
            case "sc-bytes" -> "bytes_sent";
            case "time-taken" -> internetServices ? "milliseconds" : "seconds";
            default -> "ignored";
        };
    }
}
