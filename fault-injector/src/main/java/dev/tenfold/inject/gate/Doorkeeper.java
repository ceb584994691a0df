package dev.tenfold.inject.gate;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.Set;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * Who may come in: on loopback only those who call the service by a name of this machine (a page whose name was bound
 * to 127.0.0.1 does not), never pages of other sites, and with a token only those who know it or show a certificate
 * that is vouched for. Only paths that tell nothing, such as {@code /health}, need none.
 */
final class Doorkeeper implements Handler<RoutingContext> {
    private final Entrance entrance;
    private final Set<String> open;

    /** @param open paths that need no token; more may be added before the door opens */
    Doorkeeper(Entrance entrance, Set<String> open) {
        this.entrance = entrance;
        this.open = open;
    }

    @Override
    public void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        checkHost(request);
        checkOrigin(request);
        boolean known = entrance.token().isEmpty()
                || open.contains(request.path())
                || entrance.authorities().isPresent() && hasCertificate(request)
                || entrance.token().get().admits(request.getHeader("Authorization"));
        if (!known) {
            context.response().putHeader("WWW-Authenticate", "Bearer realm=\"tenfold\"");
            throw new Refusal(Problem.unauthorised());
        }
        context.next();
    }

    /** A certificate that nobody of those who are trusted vouches for ends the handshake. */
    private static boolean hasCertificate(HttpServerRequest request) {
        try {
            return request.connection().sslSession().getPeerCertificates().length > 0;
        } catch (SSLPeerUnverifiedException none) {
            return false;
        }
    }

    private void checkHost(HttpServerRequest request) {
        HostAndPort called = request.authority();
        boolean own = Entrance.isLoopback(called.host()) || entrance.names().contains(called.host());
        if (entrance.isLoopback() && !own) {
            throw new Refusal(Problem.misdirected("Call it by localhost or its address."));
        }
    }

    /** A browser names the page that asks; a page of this very service may, any other may not. */
    private static void checkOrigin(HttpServerRequest request) {
        String origin = request.getHeader("Origin");
        if (origin != null && !isOwn(origin, request.authority())) {
            throw new Refusal(Problem.foreign("The Origin header names another site."));
        }
        if ("cross-site".equals(request.getHeader("Sec-Fetch-Site"))) {
            throw new Refusal(Problem.foreign("The browser says that a page of another site asks."));
        }
    }

    private static boolean isOwn(String origin, HostAndPort own) {
        try {
            URI asking = URI.create(origin);
            int usual = "https".equals(asking.getScheme()) ? 443 : 80;
            return own.host().equalsIgnoreCase(asking.getHost())
                    && port(own.port(), usual) == port(asking.getPort(), usual);
        } catch (IllegalArgumentException noOrigin) {
            return false;
        }
    }

    private static int port(int told, int usual) {
        return told > 0 ? told : usual;
    }
}
