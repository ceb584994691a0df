package dev.tenfold.inject.safety;

import dev.tenfold.inject.Destination;
import dev.tenfold.inject.Sink;
import io.vertx.core.Vertx;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.function.Function;

/** Sinks of a class that is known by name only, since a warden is told on its command line. */
record NamedSinks(MethodHandle open) {
    /** @throws IllegalArgumentException if there is no such class, or it has no such method */
    static NamedSinks of(String name) {
        try {
            Class<?> type = Class.forName(name);
            MethodType signature = MethodType.methodType(Sink.class, Vertx.class, Destination.class);
            return new NamedSinks(MethodHandles.publicLookup().findStatic(type, "open", signature));
        } catch (ReflectiveOperationException unknown) {
            throw new IllegalArgumentException(
                    name + " must be a public class with a public static Sink open(Vertx, Destination)", unknown);
        }
    }

    Function<Destination, Sink> on(Vertx vertx) {
        return destination -> {
            try {
                return (Sink) open.invokeExact(vertx, destination);
            } catch (RuntimeException | Error failed) {
                throw failed;
            } catch (Throwable failed) {
                throw new IllegalStateException(failed.getMessage(), failed);
            }
        };
    }
}
