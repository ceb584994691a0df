package dev.tenfold.inject.platform.keda;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import dev.tenfold.inject.platform.keda.GrpcFailure.Status;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who asks, and what the trigger of its ScaledObject says.
 *
 * @param metadata of the trigger
 * @param metricName the metric that {@code GetMetrics} wants; empty in other calls
 * @see <a href="https://github.com/kedacore/keda/blob/main/pkg/scalers/externalscaler/externalscaler.proto">the
 *     definition</a>
 */
record ScaledObjectRef(Map<String, String> metadata, String metricName) {
    /** Reads a {@code ScaledObjectRef}. */
    static ScaledObjectRef read(byte[] message) {
        return read(message, "");
    }

    private static ScaledObjectRef read(byte[] message, String metricName) {
        Map<String, String> metadata = new TreeMap<>();
        each(message, (number, in) -> {
            if (number == 3) {
                entry(in.readByteArray(), metadata);
                return true;
            }
            return false;
        });
        return new ScaledObjectRef(metadata, metricName);
    }

    /** Reads a {@code GetMetricsRequest}. */
    static ScaledObjectRef readRequest(byte[] message) {
        byte[][] reference = {new byte[0]};
        String[] metric = {""};
        each(message, (number, in) -> {
            if (number == 1) {
                reference[0] = in.readByteArray();
            } else if (number == 2) {
                metric[0] = in.readStringRequireUtf8();
            }
            return number == 1 || number == 2;
        });
        return read(reference[0], metric[0]);
    }

    private static void entry(byte[] message, Map<String, String> metadata) {
        String[] pair = {"", ""};
        each(message, (number, in) -> {
            if (number == 1 || number == 2) {
                pair[number - 1] = in.readStringRequireUtf8();
                return true;
            }
            return false;
        });
        metadata.put(pair[0], pair[1]);
    }

    /** Takes a field, or leaves it: what it does not know is passed over. */
    private interface Taker {
        boolean takes(int number, CodedInputStream in) throws IOException;
    }

    private static void each(byte[] message, Taker taker) {
        try {
            CodedInputStream in = CodedInputStream.newInstance(message);
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                boolean text = WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED;
                if (!text || !taker.takes(WireFormat.getTagFieldNumber(tag), in)) {
                    in.skipField(tag);
                }
            }
        } catch (IOException malformed) {
            throw new GrpcFailure(Status.INTERNAL, "the message cannot be read: " + malformed.getMessage());
        }
    }
}
