package dev.tenfold.confirm.worker;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/** One connection of a client: HTTP/1.1, one exchange after another. */
final class Conversation implements Runnable {
    private static final int LONGEST_LINE = 16_384;

    private final Socket socket;
    private final Bench bench;
    private final BooleanSupplier ready;
    private final BooleanSupplier draining;

    Conversation(Socket socket, Bench bench, BooleanSupplier ready, BooleanSupplier draining) {
        this.socket = socket;
        this.bench = bench;
        this.ready = ready;
        this.draining = draining;
    }

    @Override
    public void run() {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            boolean open = true;
            while (open) {
                open = exchange(in, out);
            }
        } catch (IOException gone) {
            // The client has left: what it asked is worked to its end, and nobody hears of it.
        }
    }

    private boolean exchange(InputStream in, OutputStream out) throws IOException {
        String request = line(in);
        if (request.isEmpty()) {
            return false;
        }
        double factor = 1;
        long length = 0;
        boolean open = true;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            String name = colon < 0 ? "" : header.substring(0, colon).toLowerCase(Locale.ROOT);
            String value = header.substring(colon + 1).strip();
            switch (name) {
                case "content-length" -> length = Long.parseLong(value);
                case "connection" -> open = !value.equalsIgnoreCase("close");
                case "x-tenfold-cpu" -> factor = Double.parseDouble(value);
                default -> {}
            }
        }
        in.skipNBytes(length);
        answer(request, factor, open && !draining.getAsBoolean(), out);
        return open;
    }

    private void answer(String request, double factor, boolean open, OutputStream out) throws IOException {
        String path = request.split(" ").length > 1 ? request.split(" ")[1] : "/";
        String status = "200 OK";
        String body = "done\n";
        if (path.equals("/ready")) {
            status = ready.getAsBoolean() ? status : "503 Service Unavailable";
        } else if (path.equals("/stat")) {
            body = bench.stat();
        } else if (!bench.work(factor)) {
            status = "503 Service Unavailable";
        }
        String text = "HTTP/1.1 " + status + "\r\nContent-Type: text/plain\r\nContent-Length: " + body.length()
                + (open ? "" : "\r\nConnection: close") + "\r\n\r\n" + body;
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** A line without its end; empty at the end of the stream too. */
    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r') {
                line.append((char) next);
            }
            if (line.length() > LONGEST_LINE) {
                throw new IOException("line too long");
            }
        }
        return line.toString();
    }
}
