package org.pooldrill.postgres;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.pooldrill.log.LogLine;
import org.pooldrill.store.EventCodec;
import org.pooldrill.store.EventTypes;
import org.pooldrill.store.StoredMessages;

/**
 * The log of a stored run as a stream of text: its header, the events of all stores in the order of {@code seq}, and its
 * footer where it has ended. Whatever was changed in the database shows, as in a file, in the check sum of the footer.
 * Types of event are handed on by name, whether or not this version of the program knows them.
 */
final class StoredLog extends InputStream {
    private static final int PART_BYTES = 1 << 16;

    /** The events of one store, read as they are needed. */
    private static final class Events {
        private final Session session;
        private final Iterator<Row> rows;
        private Optional<Row> next = Optional.empty();

        Events(Session session, Iterator<Row> rows) {
            this.session = session;
            this.rows = rows;
            advance();
        }

        void advance() {
            next = session.axon(() -> rows.hasNext() ? Optional.of(rows.next()) : Optional.empty());
        }

        boolean any() {
            return next.isPresent();
        }

        Row row() {
            return next.orElseThrow();
        }
    }

    private final Session session;
    private final RunSchema schema;
    private final PriorityQueue<Events> stores = new PriorityQueue<>(
            Comparator.comparingLong((Events events) -> events.row().seq()));
    private byte[] part;
    private int read;
    private boolean ended;

    StoredLog(Session session, RunSchema schema) {
        this.session = session;
        this.schema = schema;
        part = (schema.header() + "\n").getBytes(StandardCharsets.UTF_8);
        var serializer = new CodecSerializer(new EventCodec(EventTypes.of(List.of())));
        var names = schema.stores();
        for (var number = 0; number < names.size(); number++) {
            var table =
                    new EventTable(session, number, new StoredMessages(names.get(number), Instant.EPOCH), serializer);
            var events = new Events(session, table.from(1).iterator());
            if (events.any()) {
                stores.add(events);
            }
        }
    }

    @Override
    public int read() {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (read == part.length) {
            part = next();
            read = 0;
        }
        if (part.length == 0) {
            return -1;
        }
        var some = Math.min(length, part.length - read);
        System.arraycopy(part, read, target, offset, some);
        read += some;
        return some;
    }

    /** The next part of the text; empty at its end. */
    private byte[] next() {
        var out = new ByteArrayOutputStream(2 * PART_BYTES);
        while (!stores.isEmpty() && out.size() < PART_BYTES) {
            var first = stores.remove();
            line(out, first.row().line());
            first.advance();
            if (first.any()) {
                stores.add(first);
            }
        }
        if (stores.isEmpty() && !ended) {
            ended = true;
            schema.footer().ifPresent(footer -> line(out, LogLine.of(footer)));
        }
        return out.toByteArray();
    }

    private static void line(ByteArrayOutputStream out, String line) {
        out.writeBytes(line.getBytes(StandardCharsets.UTF_8));
        out.write('\n');
    }

    @Override
    public void close() {
        session.close();
    }
}
