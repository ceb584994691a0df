package dev.tenfold.drive;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.internal.net.NetSocketInternal;
import java.io.IOException;

/**
 * A connection that speaks HTTP/1.1, one exchange at a time. Vert.x opens it and does TLS; what comes is decoded by
 * Netty and ends here, before it would be made into buffers, futures and streams, which cost as much as all the rest.
 */
final class Http1Line extends ChannelInboundHandlerAdapter implements Line {
    private final Owner owner;
    private final Http1Request request;
    private final Channel channel;
    private Exchange current;
    private boolean last;
    private boolean interim;
    private boolean open;

    /** Takes over a connection that is open. */
    Http1Line(NetSocketInternal socket, Owner owner, Http1Request request) {
        this.owner = owner;
        this.request = request;
        channel = socket.channelHandlerContext().channel();
        open = channel.isActive();
        ChannelPipeline pipeline = channel.pipeline();
        pipeline.addBefore("handler", "answers", new Answers());
        pipeline.addBefore("handler", "line", this);
    }

    /** Answers to HEAD have no body, whatever they say of its length. */
    private final class Answers extends HttpResponseDecoder {
        Answers() {
            super(new HttpDecoderConfig().setValidateHeaders(false));
        }

        @Override
        protected boolean isContentAlwaysEmpty(HttpMessage message) {
            return current != null && current.call.method().equals("HEAD") || super.isContentAlwaysEmpty(message);
        }
    }

    @Override
    public boolean open() {
        return open;
    }

    @Override
    public boolean takesMore() {
        return open && current == null;
    }

    @Override
    public void send(Exchange exchange) {
        current = exchange;
        exchange.line = this;
        exchange.sentNanos = owner.nowNanos();
        channel.writeAndFlush(request.spell(exchange.call, exchange.visit), channel.voidPromise());
    }

    @Override
    public void abandon(Exchange exchange) {
        if (current == exchange) {
            current = null;
            close();
        }
    }

    @Override
    public void close() {
        if (open) {
            open = false;
            channel.close();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        try {
            read(message);
        } catch (RuntimeException fault) {
            owner.broken(fault);
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void read(Object message) {
        if (current == null) {
            close(); // an answer that nobody asked for
            return;
        }
        if (message instanceof HttpResponse response) {
            if (response.decoderResult().isFailure()) {
                boolean cut = response.decoderResult().cause() instanceof PrematureChannelClosureException;
                fail(cut ? Ending.TRUNCATED : Ending.PROTOCOL);
                return;
            }
            interim = response.status().code() / 100 == 1;
            if (!interim) {
                current.head(response.status().code(), response.headers());
                last = !HttpUtil.isKeepAlive(response);
            }
        }
        if (message instanceof HttpContent content && !interim) {
            take(content);
        }
    }

    private void take(HttpContent content) {
        if (content.decoderResult().isFailure()) {
            boolean cut = content.decoderResult().cause() instanceof IOException || !channel.isActive();
            fail(cut ? Ending.TRUNCATED : Ending.PROTOCOL);
            return;
        }
        ByteBuf bytes = content.content();
        int length = bytes.readableBytes();
        current.bytes += length;
        if (current.body != null && length > 0) {
            byte[] copy = new byte[length];
            bytes.readBytes(copy);
            current.body.writeBytes(copy);
        }
        if (content instanceof LastHttpContent) {
            Exchange ended = current;
            current = null;
            if (last) {
                close();
            }
            open &= channel.isActive(); // an answer that says no length ends with its connection
            owner.answered(this, ended);
        }
    }

    private void fail(Ending ending) {
        Exchange failed = current;
        current = null;
        close();
        owner.failed(failed, ending);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        open = false;
        if (current != null) {
            fail(current.answering() ? Ending.TRUNCATED : Ending.RESET);
        }
        owner.gone(this);
        context.fireChannelInactive();
    }

    /** What breaks a connection shows itself by {@link #channelInactive} right after. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        channel.close();
    }
}
