package dev.tenfold.inject.platform.cloudwatch;

import dev.tenfold.metric.FloatText;
import java.util.List;
import java.util.Map;

/** Answers of the Query protocol. */
final class QueryXml {
    private static final String NAMESPACE = "http://monitoring.amazonaws.com/doc/2010-08-01/";

    private final StringBuilder text = new StringBuilder();

    private QueryXml() {}

    static String answer(String operation, Map<String, Object> tree, String requestId) {
        QueryXml xml = new QueryXml();
        xml.text
                .append('<')
                .append(operation)
                .append("Response xmlns=\"")
                .append(NAMESPACE)
                .append("\">");
        if (!tree.isEmpty()) {
            xml.element(operation + "Result", tree);
        }
        xml.element("ResponseMetadata", Map.of("RequestId", requestId));
        return xml.text.append("</").append(operation).append("Response>").toString();
    }

    static String refusal(AwsFault fault, String requestId) {
        QueryXml xml = new QueryXml();
        xml.text.append("<ErrorResponse xmlns=\"").append(NAMESPACE).append("\"><Error>");
        xml.element("Type", "Sender");
        xml.element("Code", fault.code());
        xml.element("Message", fault.getMessage());
        xml.text.append("</Error>");
        xml.element("RequestId", requestId);
        return xml.text.append("</ErrorResponse>").toString();
    }

    private void element(String name, Object value) {
        text.append('<').append(name).append('>');
        if (value instanceof Entries entries) {
            entries.forEach((key, each) -> {
                text.append("<entry>");
                element("key", key);
                element("value", each);
                text.append("</entry>");
            });
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, each) -> element(key.toString(), each));
        } else if (value instanceof List<?> list) {
            list.forEach(each -> element("member", each));
        } else {
            escape(value instanceof Double number ? FloatText.shortest(number) : value.toString());
        }
        text.append("</").append(name).append('>');
    }

    private void escape(String plain) {
        for (int i = 0; i < plain.length(); i++) {
            char each = plain.charAt(i);
            switch (each) {
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '&' -> text.append("&amp;");
                case '"' -> text.append("&quot;");
                default -> text.append(each < ' ' && each != '\t' && each != '\n' ? ' ' : each);
            }
        }
    }
}
