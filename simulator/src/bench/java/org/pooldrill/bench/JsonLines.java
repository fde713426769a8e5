package org.pooldrill.bench;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.pooldrill.change.Change;
import org.pooldrill.change.Change.ConferenceScheduled;
import org.pooldrill.change.Change.ContactAdded;
import org.pooldrill.change.Change.ContactRemoved;
import org.pooldrill.change.Change.ContentUploaded;

/** Changes as lines of JSON, written field by field: as fast as Jackson can. */
final class JsonLines implements AutoCloseable {
    private final JsonGenerator json;

    JsonLines(OutputStream out) {
        try {
            json = new JsonFactory().createGenerator(out, JsonEncoding.UTF8);
            json.setRootValueSeparator(null);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    void write(String pool, Change change) {
        try {
            json.writeStartObject();
            json.writeStringField("store", pool);
            json.writeStringField("type", change.getClass().getSimpleName());
            json.writeObjectFieldStart("data");
            fields(change);
            json.writeEndObject();
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private void fields(Change change) throws IOException {
        json.writeStringField("user", change.user());
        if (change instanceof ContactAdded added) {
            json.writeStringField("contact", added.contact());
        } else if (change instanceof ContactRemoved removed) {
            json.writeStringField("contact", removed.contact());
        } else if (change instanceof ConferenceScheduled scheduled) {
            json.writeStringField("conference", scheduled.conference());
            json.writeNumberField("startsMillis", scheduled.startsMillis());
            json.writeNumberField("lengthMillis", scheduled.lengthMillis());
        } else if (change instanceof ContentUploaded uploaded) {
            json.writeStringField("conference", uploaded.conference());
            json.writeStringField("organizer", uploaded.organizer());
            json.writeStringField("file", uploaded.file());
            json.writeNumberField("bytes", uploaded.bytes());
            json.writeStringField("sha256", uploaded.sha256());
        } else {
            throw new IllegalArgumentException("not a change that the benchmark makes: " + change);
        }
    }

    @Override
    public void close() {
        try {
            json.close();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
