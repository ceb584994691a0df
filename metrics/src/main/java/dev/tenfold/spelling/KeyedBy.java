package dev.tenfold.spelling;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A sealed family whose member is chosen by a single key, as in {@code - ramp: {to: x10, over: 60s}}. Other families
 * are chosen by {@code kind: ramp} beside the member's own keys.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface KeyedBy {}
