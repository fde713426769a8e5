package org.pooldrill.report;

import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** What came of some runs as build servers read it, suite by suite. Times are simulated seconds. */
public final class JUnitXml {
    private static final double SECOND = 1_000;

    private final XMLStreamWriter xml;

    private JUnitXml(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /** The document. */
    public static String of(List<Suite> suites) {
        var text = new StringWriter();
        try {
            var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            new JUnitXml(xml).write(suites);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("XML could not be written to memory", e);
        }
        return text.toString();
    }

    private void write(List<Suite> suites) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        line();
        xml.writeStartElement("testsuites");
        for (var suite : suites) {
            line();
            suite(suite);
        }
        line();
        xml.writeEndElement();
        xml.writeEndDocument();
        line();
    }

    private void suite(Suite suite) throws XMLStreamException {
        xml.writeStartElement("testsuite");
        attribute("name", suite.name());
        attribute("tests", Integer.toString(suite.cases().size()));
        attribute("failures", Long.toString(suite.failures()));
        attribute("errors", Long.toString(suite.errors()));
        attribute("skipped", "0");
        attribute("time", seconds(suite.millis()));
        for (var one : suite.cases()) {
            line();
            testcase(suite, one);
        }
        line();
        xml.writeEndElement();
    }

    private void testcase(Suite suite, Suite.Case one) throws XMLStreamException {
        xml.writeStartElement("testcase");
        attribute("classname", suite.drill());
        attribute("name", one.name());
        attribute("time", seconds(one.millis()));
        if (one.failure().isPresent()) {
            problem("failure", one.failure().get());
        }
        if (one.error().isPresent()) {
            problem("error", one.error().get());
        }
        xml.writeEndElement();
    }

    private void problem(String element, String text) throws XMLStreamException {
        xml.writeStartElement(element);
        attribute("message", text.lines().findFirst().orElse(""));
        xml.writeCharacters(writable(text));
        xml.writeEndElement();
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, writable(value));
    }

    private void line() throws XMLStreamException {
        xml.writeCharacters("\n");
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.3f", millis / SECOND);
    }

    /** Without the characters that XML cannot hold. */
    private static String writable(String text) {
        return text.codePoints()
                .filter(c ->
                        c == '\n' || c == '\t' || c >= 0x20 && c <= 0xd7ff || c >= 0xe000 && c <= 0xfffd || c > 0xffff)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
