package dev.tenfold.policy.keda.formula;

/**
 * A word of a formula.
 *
 * @param kind what it is
 * @param text as written
 * @param at where it begins, from 0
 */
record Token(Kind kind, String text, int at) {

    /** What a word can be. */
    enum Kind {
        NUMBER,
        NAME,
        SIGN,
        END
    }

    boolean is(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    /** What a complaint calls it. */
    String shown() {
        return kind == Kind.END ? "the end" : "`" + text + "`";
    }
}
