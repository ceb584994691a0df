package dev.tenfold.inject.sink;

import com.google.protobuf.CodedOutputStream;
import dev.tenfold.inject.Family.Reading;
import dev.tenfold.metric.Labels;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The message of remote write 1.0.
 *
 * @see <a href="https://prometheus.io/docs/specs/prw/remote_write_spec/">the specification</a>
 */
final class WriteRequest {
    /** What ends a series: a NaN that no calculation yields. */
    static final long STALE = 0x7ff0000000000002L;

    private static final int LENGTH_DELIMITED = 2;
    private static final int TIME_SERIES = 1;
    private static final int LABELS = 1;
    private static final int SAMPLES = 2;
    private static final int NAME = 1;
    private static final int VALUE = 2;
    private static final int EXPECTED_SERIES = 256;

    private WriteRequest() {}

    /** A batch as {@code prometheus.WriteRequest}. */
    static byte[] encode(Batch batch) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(EXPECTED_SERIES * batch.size());
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        try {
            for (Batch.Slice slice : batch.slices()) {
                for (Reading reading : slice.readings()) {
                    series(out, batch, reading);
                }
            }
            out.flush();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void series(CodedOutputStream out, Batch batch, Reading reading) throws IOException {
        byte[][] words = words(reading.labels());
        int sample = sampleSize(batch.timeMillis());
        int size = delimited(sample);
        for (int i = 0; i < words.length; i += 2) {
            size += delimited(delimited(words[i].length) + delimited(words[i + 1].length));
        }
        open(out, TIME_SERIES, size);
        for (int i = 0; i < words.length; i += 2) {
            open(out, LABELS, delimited(words[i].length) + delimited(words[i + 1].length));
            out.writeByteArray(NAME, words[i]);
            out.writeByteArray(VALUE, words[i + 1]);
        }
        open(out, SAMPLES, sample);
        sample(out, batch, reading);
    }

    /** Names and values in turn. */
    private static byte[][] words(Labels labels) {
        byte[][] words = new byte[2 * labels.size()][];
        int[] next = {0};
        labels.forEach((name, value) -> {
            words[next[0]++] = name.getBytes(StandardCharsets.UTF_8);
            words[next[0]++] = value.getBytes(StandardCharsets.UTF_8);
        });
        return words;
    }

    /** Opens an embedded message. */
    static void open(CodedOutputStream out, int field, int size) throws IOException {
        out.writeTag(field, LENGTH_DELIMITED);
        out.writeUInt32NoTag(size);
    }

    /** A field of so many bytes, with its tag and length; the field's number is below 16. */
    static int delimited(int size) {
        return 1 + CodedOutputStream.computeUInt32SizeNoTag(size) + size;
    }

    static int sampleSize(long timeMillis) {
        return 1 + Double.BYTES + CodedOutputStream.computeInt64Size(2, timeMillis);
    }

    static void sample(CodedOutputStream out, Batch batch, Reading reading) throws IOException {
        out.writeFixed64(1, batch.ending() ? STALE : Double.doubleToRawLongBits(reading.value()));
        out.writeInt64(2, batch.timeMillis());
    }
}
