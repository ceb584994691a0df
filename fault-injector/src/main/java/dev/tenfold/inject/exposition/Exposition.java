package dev.tenfold.inject.exposition;

import dev.tenfold.inject.Snapshot;
import io.prometheus.client.exporter.common.TextFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Some snapshots for a scrape. Samples carry no time of their own: so the server notes when it read them, and ends
 * series by itself that it no longer finds.
 */
public final class Exposition {
    /** A first guess; growing costs a copy. */
    private static final int BYTES_PER_SAMPLE = 150;

    private final Model model;

    /** @param snapshots what is on air, of any number of game days */
    public Exposition(List<Snapshot> snapshots) {
        this(snapshots, new Spelling());
    }

    /**
     * The same where scrapes follow each other.
     *
     * @param snapshots what is on air, of any number of game days
     * @param spelling of the scrapes before
     */
    public Exposition(List<Snapshot> snapshots, Spelling spelling) {
        model = Model.of(snapshots, spelling);
    }

    /** Number of series. */
    public int size() {
        return model.size();
    }

    /** The answer to a scrape, UTF-8. */
    public byte[] render(Format format) {
        ByteWriter writer = new ByteWriter((int) Math.min(1 << 28, (long) BYTES_PER_SAMPLE * model.size()));
        write(format, writer);
        return writer.bytes();
    }

    /** The same compressed, quickly rather than well: what is sent is read once, mostly by a neighbour. */
    public byte[] gzip(Format format) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(1 << 16);
        try (GZIPOutputStream gzip = new QuickGzip(packed)) {
            ByteWriter writer = new ByteWriter(gzip);
            write(format, writer);
            writer.flush();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }

    /** Bytes compressed likewise. */
    public static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(plain.length / 8 + 64);
        try (GZIPOutputStream gzip = new QuickGzip(packed)) {
            gzip.write(plain);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }

    private void write(Format format, ByteWriter writer) {
        try {
            if (format == Format.TEXT) {
                TextFormat.write004(writer, Collections.enumeration(model.families()));
            } else {
                TextFormat.writeOpenMetrics100(writer, Collections.enumeration(model.families()));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static final class QuickGzip extends GZIPOutputStream {
        QuickGzip(ByteArrayOutputStream out) throws IOException {
            super(out, 1 << 16);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
