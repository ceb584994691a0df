package dev.tenfold.inject.platform.keda;

import com.google.protobuf.CodedOutputStream;
import dev.tenfold.inject.Snapshot;
import dev.tenfold.inject.platform.OnAir;
import dev.tenfold.inject.platform.keda.GrpcFailure.Status;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Supplier;

/**
 * KEDA's external scaler, answered from what is on air. {@code StreamIsActive} pushes the activity at once and then
 * whenever it changes, within a second. The server must offer HTTP/2, in clear text or by TLS.
 */
public final class ExternalScaler {
    private static final String SERVICE = "/externalscaler.ExternalScaler/";
    private static final long PUSH_MILLIS = 1000;

    private final Vertx vertx;
    private final OnAir onAir;

    /** @param snapshots what is on air */
    public ExternalScaler(Vertx vertx, Supplier<List<Snapshot>> snapshots) {
        this.vertx = vertx;
        this.onAir = new OnAir(snapshots);
    }

    /** Mounts the service; other methods of it, and other services under gRPC, are unimplemented. */
    public void mount(Router router) {
        mount(
                router,
                "IsActive",
                (call, message) -> answer(call, isActive(trigger(message).active(onAir))));
        mount(router, "StreamIsActive", (call, message) -> push(call, trigger(message)));
        mount(router, "GetMetricSpec", (call, message) -> answer(call, specification(trigger(message))));
        mount(router, "GetMetrics", (call, message) -> answer(call, metrics(ScaledObjectRef.readRequest(message))));
        router.route(SERVICE + "*")
                .handler(context -> new GrpcCall(vertx, context.request()).serve(message -> {
                    throw new GrpcFailure(
                            Status.UNIMPLEMENTED,
                            "unknown method " + context.request().path());
                }));
    }

    private interface Method {
        void answer(GrpcCall call, byte[] message);
    }

    private void mount(Router router, String name, Method method) {
        router.route(SERVICE + name).handler(context -> {
            GrpcCall call = new GrpcCall(vertx, context.request());
            call.serve(message -> method.answer(call, message));
        });
    }

    private static Trigger trigger(byte[] message) {
        return Trigger.of(ScaledObjectRef.read(message).metadata());
    }

    private static void answer(GrpcCall call, byte[] message) {
        call.send(message);
        call.end();
    }

    private void push(GrpcCall call, Trigger trigger) {
        boolean[] last = {trigger.active(onAir)};
        call.send(isActive(last[0]));
        long timer = vertx.setPeriodic(
                PUSH_MILLIS,
                tick -> call.guarded(() -> {
                    boolean now = trigger.active(onAir);
                    if (now != last[0]) {
                        last[0] = now;
                        call.send(isActive(now));
                    }
                }));
        call.whenEnded(() -> vertx.cancelTimer(timer));
    }

    private byte[] metrics(ScaledObjectRef asked) {
        Trigger trigger = Trigger.of(asked.metadata());
        if (!asked.metricName().isEmpty() && !asked.metricName().equals(trigger.metricName())) {
            throw new GrpcFailure(
                    Status.NOT_FOUND, "metricName must be " + trigger.metricName() + ", was " + asked.metricName());
        }
        double value = trigger.value(onAir);
        return bytes(out -> out.writeByteArray(1, measure(trigger.metricName(), value)));
    }

    private static byte[] specification(Trigger trigger) {
        return bytes(out -> out.writeByteArray(1, measure(trigger.metricName(), trigger.threshold())));
    }

    /** {@code MetricSpec} and {@code MetricValue} alike: name, whole number for old clients, number. */
    private static byte[] measure(String name, double value) {
        return bytes(out -> {
            out.writeString(1, name);
            out.writeInt64(2, Math.round(value));
            out.writeDouble(3, value);
        });
    }

    private static byte[] isActive(boolean active) {
        return bytes(out -> out.writeBool(1, active));
    }

    private interface Content {
        void write(CodedOutputStream out) throws IOException;
    }

    private static byte[] bytes(Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        try {
            content.write(out);
            out.flush();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
