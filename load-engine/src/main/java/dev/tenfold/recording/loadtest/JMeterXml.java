package dev.tenfold.recording.loadtest;

import dev.tenfold.recording.BadRecording;
import dev.tenfold.recording.LoadTest;
import dev.tenfold.recording.text.Content;
import dev.tenfold.recording.text.Figures;
import dev.tenfold.recording.text.Stamps;
import dev.tenfold.recording.text.Text;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads JMeter's result log as XML. Samples may hold samples: those of a transaction controller are the requests, those
 * of a request its redirects.
 *
 * @see <a href="https://jmeter.apache.org/usermanual/listeners.html#xmlformat2.1">JMeter: XML log format</a>
 */
public final class JMeterXml {
    private final JMeterSample sample = new JMeterSample();
    private final Deque<Open> open = new ArrayDeque<>();

    private JMeterXml() {}

    /** A sample whose end has not come yet. */
    private static final class Open {
        private final boolean http;
        private final String[] values = new String[8];
        private final long line;
        private String url = "";
        private boolean parent;

        Open(XMLStreamReader xml) {
            http = xml.getLocalName().equals("httpSample");
            line = xml.getLocation().getLineNumber();
            String[] names = {"ts", "t", "lb", "rc", "rm", "s", "by", "na"};
            for (int i = 0; i < names.length; i++) {
                String value = xml.getAttributeValue(null, names[i]);
                values[i] = value == null ? "" : value;
            }
        }
    }

    /**
     * Reads a log.
     *
     * @throws BadRecording if it is broken, or holds no sample
     */
    public static LoadTest read(Content content) throws IOException, BadRecording {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        // No document types: a results file needs none, and a hostile one could fetch or swell.
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        JMeterXml log = new JMeterXml();
        try (InputStream in = content.open()) {
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            while (xml.hasNext()) {
                log.event(xml, xml.next());
            }
        } catch (XMLStreamException broken) {
            if (broken.getNestedException() instanceof IOException unreadable) {
                throw unreadable;
            }
            long line = broken.getLocation() == null ? 0 : broken.getLocation().getLineNumber();
            String what = broken.getMessage().replaceFirst("(?s).*Message: ", "");
            throw new BadRecording(Math.max(line, 0), "must be XML, was broken: " + Text.shown(what), "");
        }
        if (log.sample.size() == 0) {
            throw new BadRecording(0, "testResults must hold a sample, was none", "");
        }
        return log.sample.test("JMeter XML");
    }

    private void event(XMLStreamReader xml, int event) throws XMLStreamException {
        if (event == XMLStreamConstants.START_ELEMENT) {
            String name = xml.getLocalName();
            if (name.equals("httpSample") || name.equals("sample")) {
                if (!open.isEmpty()) {
                    open.peek().parent = true;
                }
                open.push(new Open(xml));
            } else if (name.equals("java.net.URL") && !open.isEmpty()) {
                open.peek().url = xml.getElementText();
            }
        } else if (event == XMLStreamConstants.END_ELEMENT && !open.isEmpty()) {
            String name = xml.getLocalName();
            if (name.equals("httpSample") || name.equals("sample")) {
                take(open.pop());
            }
        }
    }

    private void take(Open done) {
        String[] values = done.values;
        sample.atMillis = Stamps.any(values[0]);
        sample.elapsedMillis = Figures.of(values[1]);
        sample.label = values[2];
        sample.code = values[3];
        // A sample that holds others and is no request of its own is a transaction controller.
        sample.message = done.parent && !done.http ? "Number of samples in transaction" : values[4];
        sample.success = values[5].equalsIgnoreCase("true");
        sample.url = done.url.isEmpty() && done.http ? "/" : done.url;
        sample.bytes = Figures.of(values[6]);
        sample.threads = Figures.of(values[7]);
        if (sample.atMillis == Stamps.NONE || !(sample.elapsedMillis >= 0)) {
            sample.skip(done.line, "no time: ts " + Text.shown(values[0]) + ", t " + Text.shown(values[1]));
        } else {
            sample.take(done.line);
        }
    }
}
