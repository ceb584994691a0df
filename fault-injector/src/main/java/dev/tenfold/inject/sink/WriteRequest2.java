package dev.tenfold.inject.sink;

import static dev.tenfold.inject.sink.WriteRequest.delimited;
import static dev.tenfold.inject.sink.WriteRequest.open;

import com.google.protobuf.CodedOutputStream;
import dev.tenfold.inject.Family;
import dev.tenfold.inject.Family.Reading;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The message of remote write 2.0, where each word stands once.
 *
 * @see <a href="https://prometheus.io/docs/specs/prw/remote_write_spec_2_0/">the specification</a>
 */
final class WriteRequest2 {
    private static final int SYMBOLS = 4;
    private static final int TIME_SERIES = 5;
    private static final int LABEL_REFS = 1;
    private static final int SAMPLES = 2;
    private static final int METADATA = 5;
    private static final int METADATA_TYPE = 1;
    private static final int METADATA_HELP = 3;
    private static final int EXPECTED_SERIES = 48;

    private final Map<String, Integer> symbols = new LinkedHashMap<>();
    private final ByteArrayOutputStream bytes;
    private final CodedOutputStream out;

    private WriteRequest2(int series) {
        bytes = new ByteArrayOutputStream(EXPECTED_SERIES * series);
        out = CodedOutputStream.newInstance(bytes);
        // The first symbol is the empty one by law: it stands for what is not told.
        symbol("");
    }

    /** A batch as {@code io.prometheus.write.v2.Request}. */
    static byte[] encode(Batch batch) {
        try {
            return new WriteRequest2(batch.size()).request(batch);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private byte[] request(Batch batch) throws IOException {
        for (Batch.Slice slice : batch.slices()) {
            int type = batch.ending() ? 0 : type(slice.family().type());
            int help = symbol(slice.family().help());
            for (Reading reading : slice.readings()) {
                series(batch, reading, type, help);
            }
        }
        // Series and symbols may stand in any order: only at the end are all symbols known.
        for (String symbol : symbols.keySet()) {
            out.writeString(SYMBOLS, symbol);
        }
        out.flush();
        return bytes.toByteArray();
    }

    private void series(Batch batch, Reading reading, int type, int help) throws IOException {
        int[] refs = refs(reading);
        int refSize = 0;
        for (int ref : refs) {
            refSize += CodedOutputStream.computeUInt32SizeNoTag(ref);
        }
        int sample = WriteRequest.sampleSize(batch.timeMillis());
        int metadata = CodedOutputStream.computeEnumSize(METADATA_TYPE, type)
                + CodedOutputStream.computeUInt32Size(METADATA_HELP, help);
        open(out, TIME_SERIES, delimited(refSize) + delimited(sample) + delimited(metadata));
        open(out, LABEL_REFS, refSize);
        for (int ref : refs) {
            out.writeUInt32NoTag(ref);
        }
        open(out, SAMPLES, sample);
        WriteRequest.sample(out, batch, reading);
        open(out, METADATA, metadata);
        out.writeEnum(METADATA_TYPE, type);
        out.writeUInt32(METADATA_HELP, help);
    }

    private int[] refs(Reading reading) {
        int[] refs = new int[2 * reading.labels().size()];
        int[] next = {0};
        reading.labels().forEach((name, value) -> {
            refs[next[0]++] = symbol(name);
            refs[next[0]++] = symbol(value);
        });
        return refs;
    }

    private int symbol(String text) {
        Integer known = symbols.get(text);
        if (known == null) {
            known = symbols.size();
            symbols.put(text, known);
        }
        return known;
    }

    private static int type(Family.Type type) {
        return switch (type) {
            case COUNTER -> 1;
            case GAUGE -> 2;
            case HISTOGRAM -> 3;
        };
    }
}
