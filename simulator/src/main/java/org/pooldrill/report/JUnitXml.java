package org.pooldrill.report;

import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.pooldrill.log.LogEnd;
import org.pooldrill.run.RunReport;
import org.pooldrill.run.StepResult;

/**
 * What came of some runs as build servers read it: a suite for each drill, a case for each step. Times are simulated
 * seconds.
 */
public final class JUnitXml {
    private static final double SECOND = 1_000;

    private final XMLStreamWriter xml;

    private JUnitXml(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /** The document. */
    public static String of(List<RunReport> reports) {
        var text = new StringWriter();
        try {
            var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            new JUnitXml(xml).write(reports);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("XML could not be written to memory", e);
        }
        return text.toString();
    }

    private void write(List<RunReport> reports) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        line();
        xml.writeStartElement("testsuites");
        for (var report : reports) {
            line();
            suite(report);
        }
        line();
        xml.writeEndElement();
        xml.writeEndDocument();
        line();
    }

    private void suite(RunReport report) throws XMLStreamException {
        var broken = report.outcome() == LogEnd.DEFECT || report.outcome() == LogEnd.INTERRUPTED;
        var failed = report.steps().stream().filter(step -> !step.passed()).count();
        xml.writeStartElement("testsuite");
        attribute("name", report.drill());
        attribute("tests", Integer.toString(report.steps().size() + (broken ? 1 : 0)));
        attribute("failures", Long.toString(failed));
        attribute("errors", broken ? "1" : "0");
        attribute("skipped", "0");
        attribute(
                "time",
                seconds(report.steps().stream()
                        .mapToLong(StepResult::toMillis)
                        .max()
                        .orElse(0)));
        for (var step : report.steps()) {
            line();
            step(report, step);
        }
        if (broken) {
            line();
            error(report);
        }
        line();
        xml.writeEndElement();
    }

    private void step(RunReport report, StepResult step) throws XMLStreamException {
        testcase(report, "step " + step.number() + ": " + step.text(), step.toMillis() - step.fromMillis());
        if (!step.passed()) {
            var text = report.failures().stream()
                    .filter(failure -> failure.step() == step.number())
                    .map(failure -> failure.place() + ": " + failure.text())
                    .collect(Collectors.joining("\n\n"));
            xml.writeStartElement("failure");
            attribute("message", text.lines().findFirst().orElse(""));
            xml.writeCharacters(writable(text));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private void error(RunReport report) throws XMLStreamException {
        testcase(report, "the run as a whole", 0);
        xml.writeStartElement("error");
        attribute(
                "message",
                report.defect().map(Throwable::toString).orElse(report.outcome().word()));
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void testcase(RunReport report, String name, long millis) throws XMLStreamException {
        xml.writeStartElement("testcase");
        attribute("classname", report.drill());
        attribute("name", name);
        attribute("time", seconds(millis));
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
