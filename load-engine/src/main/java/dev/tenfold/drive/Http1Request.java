package dev.tenfold.drive;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/** Spells calls as HTTP/1.1; those that are always the same are spelled once. One worker's own. */
final class Http1Request {
    /** Methods whose requests say how long their body is even where they have none. */
    private static final Set<String> OF_BODY = Set.of("POST", "PUT", "PATCH");

    private final Map<Call, ByteBuf> constant = new IdentityHashMap<>();

    /** The bytes to send; the caller gives them to a channel, which releases them. */
    ByteBuf spell(Call call, Visit visit) {
        boolean plain = visit.cookies().isEmpty() && call.constant();
        if (!plain) {
            return Unpooled.wrappedBuffer(text(call, visit));
        }
        ByteBuf known = constant.get(call);
        if (known == null) {
            byte[] bytes = text(call, visit);
            known = Unpooled.unreleasableBuffer(
                    Unpooled.directBuffer(bytes.length).writeBytes(bytes));
            constant.put(call, known);
        }
        return known.duplicate();
    }

    private static byte[] text(Call call, Visit visit) {
        byte[] body = call.body().with(visit.values()).getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder(128);
        head.append(call.method()).append(' ').append(call.path(visit)).append(" HTTP/1.1\r\n");
        if (call.headers().keySet().stream().noneMatch(name -> name.equalsIgnoreCase("host"))) {
            head.append("host: ").append(call.target().authority()).append("\r\n");
        }
        call.headers()
                .forEach((name, value) -> head.append(name)
                        .append(": ")
                        .append(value.with(visit.values()))
                        .append("\r\n"));
        if (!visit.cookies().isEmpty()) {
            head.append("cookie: ");
            visit.cookies()
                    .forEach((name, value) ->
                            head.append(name).append('=').append(value).append("; "));
            head.setLength(head.length() - 2);
            head.append("\r\n");
        }
        if (body.length > 0 || OF_BODY.contains(call.method())) {
            head.append("content-length: ").append(body.length).append("\r\n");
        }
        byte[] first = head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
        byte[] whole = new byte[first.length + body.length];
        System.arraycopy(first, 0, whole, 0, first.length);
        System.arraycopy(body, 0, whole, first.length, body.length);
        return whole;
    }
}
