package dev.tenfold.scenario;

import dev.tenfold.spelling.Figure;
import dev.tenfold.spelling.Size;
import dev.tenfold.spelling.Written;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * So much memory or traffic in a time: {@code 1Mi/min}, {@code 1Gi/s}.
 *
 * @param bytesPerSecond >= 0
 */
@Written(as = "1Mi/min", pattern = "\\d+(Ki|Mi|Gi|Ti|k|M|G|T)?/(s|min|h)")
public record SizeRate(double bytesPerSecond) {
    private static final Pattern FORM = Pattern.compile("(.+)/(s|min|h)");

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static SizeRate parse(String text) {
        Matcher form = FORM.matcher(text.trim());
        if (!form.matches()) {
            throw new IllegalArgumentException("must be a size per s, min or h such as 1Mi/min");
        }
        double seconds = form.group(2).equals("s") ? 1 : form.group(2).equals("min") ? 60 : 3600;
        return new SizeRate(Size.parse(form.group(1)).bytes() / seconds);
    }

    @Override
    public String toString() {
        return Figure.plain(bytesPerSecond, 3) + "/s";
    }
}
