package dev.tenfold.promql;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts in the order of people: runs of digits by their number, the rest by their characters. */
enum NaturalOrder implements Comparator<String> {
    INSTANCE;

    private static final Pattern CHUNK = Pattern.compile("\\d+|\\D+");

    @Override
    public int compare(String a, String b) {
        Matcher left = CHUNK.matcher(a);
        Matcher right = CHUNK.matcher(b);
        while (true) {
            boolean moreLeft = left.find();
            boolean moreRight = right.find();
            if (!moreLeft || !moreRight) {
                return Boolean.compare(moreLeft, moreRight);
            }
            int order = compareChunks(left.group(), right.group());
            if (order != 0) {
                return order;
            }
        }
    }

    private static int compareChunks(String a, String b) {
        boolean numbers = Character.isDigit(a.charAt(0)) && Character.isDigit(b.charAt(0));
        int order = numbers ? new BigInteger(a).compareTo(new BigInteger(b)) : 0;
        return order != 0 ? order : a.compareTo(b);
    }
}
