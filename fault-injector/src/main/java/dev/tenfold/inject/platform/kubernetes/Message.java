package dev.tenfold.inject.platform.kubernetes;

import com.google.protobuf.CodedOutputStream;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * How an object that is known as JSON is written in protocol buffers: both forms tell the same.
 *
 * @param fields its fields; what the JSON has beside them is left out
 * @see <a href="https://github.com/kubernetes/metrics/blob/master/pkg/apis/metrics/v1beta1/generated.proto">the
 *     definitions</a>
 */
record Message(List<Field> fields) {
    /** First bytes of everything that Kubernetes writes in protocol buffers. */
    private static final byte[] MAGIC = {'k', '8', 's', 0};

    private static final Message TYPE_META = new Message(List.of(Field.text("apiVersion", 1), Field.text("kind", 2)));
    private static final Message LIST_META = new Message(List.of(Field.text("resourceVersion", 2)));
    private static final Message OBJECT_META = new Message(List.of(
            Field.text("name", 1),
            Field.text("namespace", 3),
            new Field("creationTimestamp", 8, Form.TIME),
            new Field("labels", 11, Form.TEXTS)));
    private static final Message REFERENCE = new Message(List.of(
            Field.text("kind", 1), Field.text("namespace", 2), Field.text("name", 3), Field.text("apiVersion", 5)));
    private static final Message CONTAINER =
            new Message(List.of(Field.text("name", 1), new Field("usage", 2, Form.QUANTITIES)));

    /** {@code metrics.k8s.io/v1beta1 PodMetrics}. */
    static final Message POD_METRICS = new Message(List.of(
            Field.of("metadata", 1, OBJECT_META),
            new Field("timestamp", 2, Form.TIME),
            new Field("window", 3, Form.DURATION),
            Field.each("containers", 4, CONTAINER)));

    /** {@code metrics.k8s.io/v1beta1 NodeMetrics}. */
    static final Message NODE_METRICS = new Message(List.of(
            Field.of("metadata", 1, OBJECT_META),
            new Field("timestamp", 2, Form.TIME),
            new Field("window", 3, Form.DURATION),
            new Field("usage", 4, Form.QUANTITIES)));

    /** {@code custom.metrics.k8s.io/v1beta1 MetricValue}. */
    static final Message CUSTOM_BETA1 = new Message(List.of(
            Field.of("describedObject", 1, REFERENCE),
            Field.text("metricName", 2),
            new Field("timestamp", 3, Form.TIME),
            new Field("window", 4, Form.WHOLE),
            new Field("value", 5, Form.QUANTITY)));

    /** {@code custom.metrics.k8s.io/v1beta2 MetricValue}. */
    static final Message CUSTOM_BETA2 = new Message(List.of(
            Field.of("describedObject", 1, REFERENCE),
            Field.of("metric", 2, new Message(List.of(Field.text("name", 1)))),
            new Field("timestamp", 3, Form.TIME),
            new Field("windowSeconds", 4, Form.WHOLE),
            new Field("value", 5, Form.QUANTITY)));

    /** {@code external.metrics.k8s.io/v1beta1 ExternalMetricValue}. */
    static final Message EXTERNAL = new Message(List.of(
            Field.text("metricName", 1),
            new Field("metricLabels", 2, Form.TEXTS),
            new Field("timestamp", 3, Form.TIME),
            new Field("window", 4, Form.WHOLE),
            new Field("value", 5, Form.QUANTITY)));

    Message {
        fields = List.copyOf(fields);
    }

    /** A list of such objects, as all lists of Kubernetes are. */
    Message list() {
        return new Message(List.of(Field.of("metadata", 1, LIST_META), Field.each("items", 2, this)));
    }

    /** The bytes of an object within the envelope in which Kubernetes sends it. */
    byte[] envelope(JsonObject object) {
        return bytes(out -> {
            out.writeRawBytes(MAGIC);
            out.writeByteArray(1, TYPE_META.bytes(object));
            out.writeByteArray(2, bytes(object));
            out.writeString(3, "");
            out.writeString(4, "");
        });
    }

    byte[] bytes(JsonObject object) {
        return bytes(out -> {
            for (Field field : fields) {
                field.write(object.getValue(field.name()), out);
            }
        });
    }

    /** Something written into a message. */
    interface Content {
        void write(CodedOutputStream out) throws IOException;
    }

    static byte[] bytes(Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        try {
            content.write(out);
            out.flush();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
