package dev.tenfold.report;

import java.util.List;

/**
 * Remarks as workflow commands: GitHub Actions shows each beside the line it is about.
 *
 * @see <a href="https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands">workflow
 *     commands</a>
 */
public final class Annotations {

    private Annotations() {}

    /** Spells the remarks, a line each. */
    public static String spell(List<Remark> remarks) {
        StringBuilder lines = new StringBuilder();
        remarks.forEach(remark -> lines.append(line(remark)).append('\n'));
        return lines.toString();
    }

    private static String line(Remark remark) {
        String command = switch (remark.level()) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case NOTE -> "notice";
        };
        String where = remark.line() > 0 ? ",line=" + remark.line() : "";
        return "::" + command + " file=" + property(remark.file()) + where + ",title=" + property(remark.title()) + "::"
                + message(remark.message());
    }

    private static String message(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return message(text).replace(":", "%3A").replace(",", "%2C");
    }
}
