package dev.tenfold.spelling;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A value that users write as one word, such as a rate {@code 400/s}. The class has a {@code public static T
 * parse(String)} that throws an {@link IllegalArgumentException} whose message is the rule, such as {@code must be a
 * rate such as 400/s}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Written {
    /** An example of it, which parses. */
    String as();

    /** What it looks like: a regular expression of Java and ECMA-262 for the whole text. */
    String pattern();
}
