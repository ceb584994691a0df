package dev.tenfold.document;

import dev.tenfold.spelling.KeyedBy;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a value must look like, derived from the Java type it becomes. */
sealed interface Shape permits ScalarShape, ListShape, MapShape, RecordShape, KindShape, KeyShape {

    /** Reads a value; empty if something is wrong with it, which the reading then knows. */
    Optional<Object> read(Node node, Path path, Reading reading);

    /** What to write, after {@code must be}: {@code a duration such as 90s}. */
    String spelling();

    /** The JSON Schema of it; definitions it refers to are added to the schema. */
    Map<String, Object> schema(JsonSchema schema);

    /** Values that a constructor may accept in place of one that is wrong, to learn what else is wrong. */
    List<Object> standIns();

    /** The shapes it is made of. */
    Stream<Shape> parts();

    /** The shape of a type, without {@link Optional}. */
    static Shape of(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            if (generic.getRawType() == List.class) {
                return new ListShape(of(arguments[0]));
            }
            if (generic.getRawType() == Map.class && arguments[0] == String.class) {
                return new MapShape(of(arguments[1]));
            }
        }
        if (!(type instanceof Class<?> plain)) {
            throw new IllegalStateException("no way to write a " + type.getTypeName());
        }
        Optional<ScalarShape> scalar = ScalarShape.of(plain);
        if (scalar.isPresent()) {
            return scalar.get();
        }
        if (plain.isRecord()) {
            return new RecordShape(plain);
        }
        if (plain.isSealed()) {
            return plain.isAnnotationPresent(KeyedBy.class) ? new KeyShape(plain) : new KindShape(plain);
        }
        throw new IllegalStateException("no way to write a " + type.getTypeName());
    }
}
