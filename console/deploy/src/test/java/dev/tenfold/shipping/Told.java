package dev.tenfold.shipping;

import java.util.List;

/** What a run told, but for where its files are. */
final class Told {
    private Told() {}

    /**
     * The lines of a verdict, as if it had been asked for in the checkout.
     *
     * @param folder where the scenarios lie, with a slash at its end
     */
    static List<String> lines(String text, String folder) {
        return text.lines()
                .filter(line -> !line.startsWith("report ") && !line.startsWith("repeat "))
                .map(line -> line.replace(folder, "").replaceAll(" +", " ")) // a name at the right has its left moved
                .toList();
    }
}
