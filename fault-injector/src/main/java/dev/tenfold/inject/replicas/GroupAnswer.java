package dev.tenfold.inject.replicas;

import dev.tenfold.inject.ReplicaCount;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** What AWS answers of an Auto Scaling group. */
final class GroupAnswer {
    private static final String GROUP = "/AutoScalingGroups/member";

    private int groups;
    private int desired;
    private int ready;
    private boolean inService;
    private boolean healthy;

    private GroupAnswer() {}

    static ReplicaCount read(Buffer body, String name) {
        GroupAnswer answer = new GroupAnswer();
        try {
            elements(body, answer::take);
        } catch (XMLStreamException | NumberFormatException foreign) {
            throw new ReplicaFailure("the server does not answer as Auto Scaling does");
        }
        if (answer.groups == 0) {
            throw new ReplicaFailure("there is no Auto Scaling group " + name);
        }
        return new ReplicaCount(answer.desired, OptionalInt.of(answer.ready));
    }

    /** What AWS says of a request that it refuses. */
    static ReplicaFailure refusal(URI endpoint, Fetch.Answered answer) {
        StringBuilder text = new StringBuilder();
        try {
            elements(answer.body(), (path, value) -> {
                if (path.endsWith("/Error/Code")) {
                    text.append(": ").append(value);
                } else if (path.endsWith("/Error/Message")) {
                    text.append(", ").append(value);
                }
            });
        } catch (XMLStreamException foreign) {
            // The status says enough.
        }
        return new ReplicaFailure(endpoint + " answered " + answer.status() + text, answer.status(), 0);
    }

    private void take(String path, String value) {
        int group = path.indexOf(GROUP);
        if (group < 0) {
            return;
        }
        switch (path.substring(group + GROUP.length())) {
            case "" -> groups++;
            case "/DesiredCapacity" -> desired = Integer.parseInt(value);
            case "/Instances/member/LifecycleState" -> inService = value.equals("InService");
            case "/Instances/member/HealthStatus" -> healthy = value.equals("Healthy");
            case "/Instances/member" -> {
                ready += inService && healthy ? 1 : 0;
                inService = false;
                healthy = false;
            }
            default -> {
                // Of no interest.
            }
        }
    }

    /** Calls with the path and the text of each element as it ends. Entities from outside are not looked up. */
    private static void elements(Buffer body, BiConsumer<String, String> action) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(body.getBytes()));
        Deque<String> path = new ArrayDeque<>();
        StringBuilder text = new StringBuilder();
        path.push("");
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    path.push(path.peek() + "/" + reader.getLocalName());
                    text.setLength(0);
                }
                case XMLStreamConstants.CHARACTERS -> text.append(reader.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    action.accept(path.pop(), text.toString().strip());
                    text.setLength(0);
                }
                default -> {
                    // Comments and the like.
                }
            }
        }
    }
}
