package dev.tenfold.inject.sink;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.datagram.DatagramSocket;
import io.vertx.core.datagram.DatagramSocketOptions;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * Sends lines over UDP or TCP. Nobody confirms them: of what is sent while a server goes away, some is lost, and over
 * UDP nobody learns that it is away.
 */
final class Wire implements Outlet {
    static final List<String> OPTIONS = List.of("buffer", "connect-timeout");

    /** What an Ethernet frame holds, less the headers of IPv6 and UDP. */
    static final int ETHERNET = 1432;

    private static final int TCP_PACKET = 1 << 16;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final URI uri;
    private final Lines lines;
    private final int packet;
    private final NetClient tcp;
    private final DatagramSocket udp;
    private NetSocket socket;

    /** @param packet bytes in a UDP packet */
    Wire(Vertx vertx, URI uri, Options options, Lines lines, int packet) {
        this.vertx = vertx;
        this.uri = uri;
        this.lines = lines;
        if (uri.getPort() < 0) {
            throw options.wrong("uri", "must name a port");
        }
        boolean datagrams = uri.getScheme().equals("udp");
        this.packet = datagrams ? packet : TCP_PACKET;
        udp = datagrams ? vertx.createDatagramSocket(new DatagramSocketOptions()) : null;
        tcp = datagrams
                ? null
                : vertx.createNetClient(new NetClientOptions().setConnectTimeout((int)
                        options.duration("connect-timeout", CONNECT_TIMEOUT).toMillis()));
    }

    @Override
    public int most() {
        return lines.most();
    }

    @Override
    public Future<Outcome> send(Batch batch) {
        LineWriter out = new LineWriter(packet);
        lines.write(batch, out);
        Future<Void> sent = udp == null ? connected().compose(open -> write(open, out)) : datagrams(out);
        return sent.map(done -> Outcome.TAKEN).otherwise(failed -> {
            lines.restart();
            drop();
            return Replies.away(uri, failed);
        });
    }

    private Future<Void> datagrams(LineWriter out) {
        Future<Void> sent = Future.succeededFuture();
        for (Buffer each : out.packets()) {
            sent = sent.compose(before -> udp.send(each, uri.getPort(), uri.getHost()));
        }
        return sent;
    }

    private Future<NetSocket> connected() {
        if (socket != null) {
            return Future.succeededFuture(socket);
        }
        return tcp.connect(uri.getPort(), uri.getHost()).map(open -> {
            open.closeHandler(closed -> {
                if (socket == open) {
                    socket = null;
                }
            });
            open.exceptionHandler(broken -> open.close());
            socket = open;
            return open;
        });
    }

    private static Future<Void> write(NetSocket open, LineWriter out) {
        Future<Void> sent = Future.succeededFuture();
        for (Buffer each : out.packets()) {
            sent = open.write(each);
        }
        return sent;
    }

    private void drop() {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }

    @Override
    public void close() {
        drop();
        if (tcp != null) {
            tcp.close();
        }
        if (udp != null) {
            udp.close();
        }
    }
}
