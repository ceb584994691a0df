package dev.tenfold.document;

import dev.tenfold.spelling.Written;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A value of one word.
 *
 * @param spelling see {@link Shape#spelling()}
 * @param parse the value; throws an {@link IllegalArgumentException} with the rule it breaks
 * @param guess what a wrong one was probably meant to be
 * @param json its JSON Schema
 * @param standIns see {@link Shape#standIns()}
 */
record ScalarShape(
        String spelling,
        Function<Scalar, Object> parse,
        Function<Scalar, Optional<String>> guess,
        Map<String, Object> json,
        List<Object> standIns)
        implements Shape {

    private static final ScalarShape TEXT = new ScalarShape(
            "text",
            scalar -> require(scalar.type() == Scalar.Type.TEXT, scalar.text(), "text"),
            scalar -> Optional.of("\"" + scalar.text() + "\""),
            Map.of("type", "string"),
            List.of("a", ""));

    private static final ScalarShape TRUTH = new ScalarShape(
            "true or false",
            scalar -> scalar.truth().orElseThrow(() -> mustBe("true or false")),
            scalar -> Names.nearest(scalar.text(), List.of("true", "false")).map(ScalarShape::quote),
            Map.of("type", "boolean"),
            List.of(true, false));

    private static final ScalarShape DURATION = new ScalarShape(
            "a duration such as 90s",
            scalar -> Durations.parse(scalar.text()),
            scalar -> Durations.guess(scalar.text()),
            schema("type", "string", "pattern", Durations.PATTERN),
            List.of(Duration.ofSeconds(1), Duration.ZERO, Duration.ofDays(100)));

    private static final ScalarShape FRACTION = new ScalarShape(
            "a number",
            scalar -> scalar.number().orElseThrow(() -> mustBe("a number")).doubleValue(),
            ScalarShape::unquoted,
            Map.of("type", "number"),
            List.of(1.0, 0.0, 0.5, 1e9));

    /** The shape of a class, if its values are written as one word. */
    static Optional<ScalarShape> of(Class<?> type) {
        if (type == String.class) {
            return Optional.of(TEXT);
        } else if (type == boolean.class || type == Boolean.class) {
            return Optional.of(TRUTH);
        } else if (type == int.class || type == Integer.class) {
            return Optional.of(whole(Integer.MIN_VALUE, Integer.MAX_VALUE, BigInteger::intValue));
        } else if (type == long.class || type == Long.class) {
            return Optional.of(whole(Long.MIN_VALUE, Long.MAX_VALUE, BigInteger::longValue));
        } else if (type == double.class || type == Double.class) {
            return Optional.of(FRACTION);
        } else if (type == Duration.class) {
            return Optional.of(DURATION);
        } else if (type.isEnum()) {
            return Optional.of(choice(type));
        } else if (type.isAnnotationPresent(Written.class)) {
            return Optional.of(written(type, type.getAnnotation(Written.class)));
        }
        return Optional.empty();
    }

    private static ScalarShape whole(long least, long most, Function<BigInteger, Object> convert) {
        return new ScalarShape(
                "a whole number",
                scalar -> {
                    BigInteger value = scalar.whole().orElseThrow(() -> mustBe("a whole number"));
                    if (value.compareTo(BigInteger.valueOf(least)) < 0
                            || value.compareTo(BigInteger.valueOf(most)) > 0) {
                        throw mustBe("between " + least + " and " + most);
                    }
                    return convert.apply(value);
                },
                ScalarShape::unquoted,
                Map.of("type", "integer"),
                Stream.of(1L, 0L, 2L, 1_000_000L)
                        .map(BigInteger::valueOf)
                        .map(convert)
                        .toList());
    }

    private static ScalarShape choice(Class<?> type) {
        Map<String, Object> constants = new LinkedHashMap<>();
        for (Object constant : type.getEnumConstants()) {
            constants.put(Names.kebab(((Enum<?>) constant).name()), constant);
        }
        List<String> names = List.copyOf(constants.keySet());
        String spelling = names.size() == 1 ? names.get(0) : "one of " + String.join(", ", names);
        return new ScalarShape(
                spelling,
                scalar -> Optional.ofNullable(constants.get(scalar.text())).orElseThrow(() -> mustBe(spelling)),
                scalar -> Names.nearest(scalar.text(), names).map(ScalarShape::quote),
                Map.of("enum", names),
                Arrays.asList(type.getEnumConstants()));
    }

    private static ScalarShape written(Class<?> type, Written written) {
        Method parse;
        try {
            parse = type.getMethod("parse", String.class);
            parse.setAccessible(true);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(type + " needs a public static parse(String)", e);
        }
        boolean plainNumber = Pattern.matches(written.pattern(), "1");
        return new ScalarShape(
                "written as " + written.as(),
                scalar -> invoke(parse, scalar.text()),
                scalar -> Optional.empty(),
                schema(
                        "type",
                        plainNumber ? List.of("string", "number") : "string",
                        "pattern",
                        "^(?:" + written.pattern() + ")$"),
                List.of(invoke(parse, written.as())));
    }

    private static Object invoke(Method parse, String text) {
        try {
            return parse.invoke(null, text);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException rule && !(rule instanceof NumberFormatException)) {
                throw rule;
            }
            throw new IllegalStateException(parse + " failed on \"" + text + "\"", e.getCause());
        }
    }

    @Override
    public Optional<Object> read(Node node, Path path, Reading reading) {
        if (!(node instanceof Scalar scalar) || scalar.isNull() || !scalar.tag().isEmpty()) {
            reading.problem(path, "must be " + spelling, (node.tag() + " " + node.shown()).strip());
            return Optional.empty();
        }
        try {
            return Optional.of(parse.apply(scalar));
        } catch (IllegalArgumentException rule) {
            Optional<Template> template = Template.in(scalar);
            if (template.isPresent()) {
                reading.refuse(template.get(), scalar.place());
            } else {
                String hint =
                        guess.apply(scalar).filter(text -> !text.contains("\n")).orElse("");
                reading.problem(path, rule.getMessage(), scalar.shown(), hint);
            }
            return Optional.empty();
        }
    }

    @Override
    public Map<String, Object> schema(JsonSchema schema) {
        return json;
    }

    @Override
    public Stream<Shape> parts() {
        return Stream.empty();
    }

    /** Whether any text is a value, so that a default needs no reading as YAML. */
    boolean takesAnyText() {
        return this == TEXT;
    }

    private static Map<String, Object> schema(String key, Object value, String other, Object otherValue) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put(key, value);
        schema.put(other, otherValue);
        return schema;
    }

    private static Optional<String> unquoted(Scalar scalar) {
        boolean number = scalar.type() == Scalar.Type.TEXT && CoreSchema.typeOf(scalar.text()) == Scalar.Type.INTEGER;
        return number ? Optional.of(scalar.text() + " without quotes") : Optional.empty();
    }

    private static Object require(boolean holds, String text, String spelling) {
        if (!holds) {
            throw mustBe(spelling);
        }
        return text;
    }

    private static String quote(String text) {
        return "`" + text + "`";
    }

    private static IllegalArgumentException mustBe(String spelling) {
        return new IllegalArgumentException("must be " + spelling);
    }
}
