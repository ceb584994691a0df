package dev.tenfold.inject.platform.cloudwatch;

import dev.tenfold.inject.Snapshot;
import dev.tenfold.inject.aws.Credentials;
import dev.tenfold.inject.platform.OnAir;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * CloudWatch as far as tools ask it: {@code GetMetricData}, {@code GetMetricStatistics}, {@code ListMetrics},
 * {@code PutMetricData} and {@code DescribeAlarms}. Of each metric it keeps what was on air the last three hours, and
 * nothing of a game day that has ended.
 */
public final class CloudWatchEndpoint implements AutoCloseable {
    private static final int LARGEST_BODY = 1 << 20;
    private static final long OBSERVE_MILLIS = 1000;

    private final Vertx vertx;
    private final Archive archive;
    private final Clock clock;
    private final Optional<Signed> signed;
    private final Map<String, Operation> operations;
    private final AtomicLong served = new AtomicLong();
    private final long timer;

    /**
     * @param snapshots what is on air
     * @param clock the wall clock
     * @param credentials that requests must be signed with; if empty, a signature is accepted and not looked at
     */
    public CloudWatchEndpoint(
            Vertx vertx, Supplier<List<Snapshot>> snapshots, Clock clock, Optional<Credentials> credentials) {
        this.vertx = vertx;
        this.clock = clock;
        OnAir onAir = new OnAir(snapshots);
        archive = new Archive(onAir);
        signed = credentials.map(Signed::new);
        operations = Map.of(
                "GetMetricData", new DataQueries(archive),
                "GetMetricStatistics", new GetMetricStatistics(archive),
                "ListMetrics", new ListMetrics(archive),
                "PutMetricData", new DataDeposit(archive, clock::instant),
                "DescribeAlarms", new DescribeAlarms(onAir));
        timer = vertx.setPeriodic(OBSERVE_MILLIS, tick -> observe());
    }

    private synchronized void observe() {
        archive.observe();
    }

    /** @param root the path of the endpoint URL, such as {@code /cloudwatch}, or empty */
    public void mount(Router router, String root) {
        BodyHandler body = BodyHandler.create(false).setBodyLimit(LARGEST_BODY);
        router.post(root + "/service/:service/operation/:operation")
                .handler(body)
                .handler(this::serve);
        router.post(root.isEmpty() ? "/" : root).handler(body).handler(this::serve);
    }

    private void serve(RoutingContext context) {
        Call call = new Call(context);
        String requestId = new UUID(clock.millis(), served.incrementAndGet()).toString();
        context.response().putHeader("x-amzn-RequestId", requestId);
        Protocol protocol = call.protocol();
        try {
            signed.ifPresent(each -> each.check(context, call.raw(), clock.instant()));
            Operation operation = operations.get(call.operation());
            if (operation == null) {
                throw AwsFault.action(call.operation());
            }
            send(context, protocol, 200, protocol.answer(call.operation(), answer(operation, call), requestId));
        } catch (AwsFault fault) {
            context.response().putHeader("x-amzn-query-error", fault.code() + ";Sender");
            send(context, protocol, fault.http(), protocol.refusal(fault, requestId));
        }
    }

    private synchronized Map<String, Object> answer(Operation operation, Call call) {
        archive.observe();
        return operation.answer(call.asked());
    }

    private static void send(RoutingContext context, Protocol protocol, int code, Buffer body) {
        if (protocol == Protocol.CBOR) {
            context.response().putHeader("smithy-protocol", "rpc-v2-cbor");
        }
        context.response()
                .setStatusCode(code)
                .putHeader("Content-Type", protocol.contentType())
                .end(body);
    }

    @Override
    public void close() {
        vertx.cancelTimer(timer);
    }
}
