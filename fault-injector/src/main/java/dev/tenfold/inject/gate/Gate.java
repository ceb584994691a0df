package dev.tenfold.inject.gate;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * All that is asked over HTTP goes through here: it is counted and logged, kept out or let in, checked against the
 * OpenAPI document, answered, and refused as a {@link Problem}. Each operation of the document must have an answer, and
 * each answer an operation.
 */
public final class Gate {
    private final Vertx vertx;
    private final Entrance entrance;
    private final OpenApi document;
    private final ConnectionWatch watch;
    private final Reception reception;
    private final Router router;
    private final List<Runnable> mounts = new ArrayList<>();
    private final Set<String> answered = new TreeSet<>();
    private final Set<String> open = new TreeSet<>(Set.of("/health", "/ready"));

    /** Answers an operation; a {@link Refusal}, thrown or as the failure, becomes a problem. */
    @FunctionalInterface
    public interface Answerer {
        /** Answers; runs on the event loop, and must not block it. */
        Future<Answer> answer(Visit visit);
    }

    /** Answers an operation with a body that goes on for a while. */
    @FunctionalInterface
    public interface Streamer {
        /** Writes the answer, its end included. */
        void stream(Visit visit, Feed feed);
    }

    /** A gate without answers yet. */
    public Gate(Vertx vertx, Entrance entrance, OpenApi document, Log log, OwnMetrics metrics) {
        this.vertx = vertx;
        this.entrance = entrance;
        this.document = document;
        this.router = Router.router(vertx);
        this.watch = new ConnectionWatch(vertx, entrance.limits());
        this.reception = new Reception(vertx, log, metrics, watch);
        router.route().handler(reception::receive).failureHandler(reception::fail);
        router.route().handler(new RateLimit(entrance.limits(), System::nanoTime));
        router.route().handler(new Doorkeeper(entrance, open));
        for (int status : new int[] {400, 404, 405, 406, 413, 415}) {
            router.errorHandler(status, context -> reception.refuse(context, status));
        }
        router.errorHandler(500, reception::fail);
    }

    /** Methods and paths that it answers operations at, as the document writes them. */
    Set<String> routes() {
        Set<String> routes = new TreeSet<>();
        router.getRoutes().stream()
                .filter(route -> route.getPath() != null && route.methods() != null)
                .forEach(route -> route.methods()
                        .forEach(method ->
                                routes.add(method + " " + route.getPath().replaceAll(":(\\w+)", "{$1}"))));
        return routes;
    }

    /** What looks after its connections. */
    ConnectionWatch watch() {
        return watch;
    }

    /** The document that it goes by. */
    public OpenApi document() {
        return document;
    }

    /** Answers an operation of the document. */
    public Gate answer(String operationId, Answerer answerer) {
        return on(
                operationId,
                (visit, context) -> answerer.answer(visit)
                        .onSuccess(answer -> reception.send(context, answer))
                        .onFailure(context::fail));
    }

    /** Answers an operation of the document with a stream. */
    public Gate stream(String operationId, Streamer streamer) {
        return on(operationId, (visit, context) -> streamer.stream(visit, new Feed(context)));
    }

    /**
     * Lets in interfaces of somebody else whose paths cannot be chosen, such as those of an API server. They stand
     * behind the same guard; bodies they read themselves.
     *
     * @param paths that belong to them, each as a router has it: {@code /apis/*}
     * @param endpoints mounts them
     */
    public Gate mount(List<String> paths, Consumer<Router> endpoints) {
        mounts.add(() -> {
            paths.forEach(path -> router.route(path).handler(context -> named(context, path)));
            endpoints.accept(router);
        });
        return this;
    }

    /**
     * Lets in an interface of somebody else, such as a metrics API, below a path. It stands behind the same guard;
     * bodies it reads itself.
     *
     * @param path such as {@code /series}; the router's own paths go on from there
     */
    public Gate mount(String path, Router inner) {
        mounts.add(() -> {
            router.route(path + "/*").handler(context -> named(context, path));
            router.route(path + "/*").subRouter(inner);
        });
        return this;
    }

    /** Lets in an endpoint of somebody else at a path, such as what scrapes read. */
    public Gate mount(String path, Handler<RoutingContext> endpoint) {
        mounts.add(() ->
                router.route(path).handler(context -> named(context, path)).handler(endpoint));
        return this;
    }

    private void named(RoutingContext context, String path) {
        reception.name(context, path);
        context.next();
    }

    /** Lets everybody in at a path, without a token: what stands there must tell nothing, as a page's own script. */
    public Gate mountOpenly(String path, Handler<RoutingContext> endpoint) {
        open.add(path);
        return mount(path, endpoint);
    }

    /**
     * What serves requests.
     *
     * @throws IllegalStateException if an operation of the document has no answer
     */
    Handler<HttpServerRequest> handler() {
        Set<String> silent = new TreeSet<>(document.operations().keySet());
        silent.removeAll(answered);
        if (!silent.isEmpty()) {
            throw new IllegalStateException("operations must have an answer, " + silent + " have none");
        }
        Set<String> paths = new TreeSet<>();
        document.operations().values().stream()
                .filter(operation -> paths.add(operation.path()))
                .forEach(operation -> router.route(operation.route()).handler(this::refuseMethod));
        mounts.forEach(Runnable::run);
        return request -> {
            if (request.authority() == null) reception.refuseNameless(request);
            else router.handle(request);
        };
    }

    private interface Admitted {
        void enter(Visit visit, RoutingContext context);
    }

    private Gate on(String operationId, Admitted admitted) {
        Operation operation = document.operations().get(operationId);
        if (operation == null || !answered.add(operationId)) {
            throw new IllegalArgumentException(
                    "an answer must be of one operation of the document, was " + operationId);
        }
        Inspection inspection = new Inspection(vertx, operation, entrance.limits());
        router.route(operation.method(), operation.route()).handler(context -> {
            reception.name(context, operation.path());
            inspection
                    .admit(context, reception.id(context))
                    .onSuccess(visit -> enter(admitted, visit, context))
                    .onFailure(context::fail);
        });
        return this;
    }

    private static void enter(Admitted admitted, Visit visit, RoutingContext context) {
        try {
            admitted.enter(visit, context);
        } catch (RuntimeException refusedOrBroken) {
            context.fail(refusedOrBroken);
        }
    }

    private void refuseMethod(RoutingContext context) {
        String path = context.currentRoute().getPath().replaceAll(":(\\w+)", "{$1}");
        reception.name(context, path);
        String allowed = String.join(", ", document.methods(path));
        context.response().putHeader("Allow", allowed);
        throw new Refusal(Problem.method(allowed));
    }
}
