package org.pooldrill.history;

import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.pooldrill.change.Change.ContentUploaded;

/**
 * The files of conferences, each of which stands in half a dozen maps: where it comes first it is written out, from then on it
 * is a number. So the maps have to be read one after the other, in the order in which they were written.
 */
final class FileEntries {
    /** Files by their names, or by others. */
    final MapAside.Entries<String, ContentUploaded> byName = new ByName();

    /** The files of each conference. */
    final MapAside.Entries<String, Map<String, ContentUploaded>> byConference = new ByConference();

    /** When they were uploaded. */
    final MapAside.Entries<ContentUploaded, Long> times = new Times();

    private final Map<ContentUploaded, Integer> numbers = new IdentityHashMap<>();
    private final List<ContentUploaded> known = new ArrayList<>();
    private final Numbers written = new Numbers();

    /** Before a snapshot is written or read, and when it has been. */
    void forget() {
        numbers.clear();
        known.clear();
        written.forget();
    }

    private void write(Output output, ContentUploaded file) {
        var number = numbers.putIfAbsent(file, numbers.size());
        if (number == null) {
            written.writeNew(output, numbers.size() - 1);
            Uploaded.write(output, file);
        } else {
            written.write(output, number);
        }
    }

    private ContentUploaded read(Input input) {
        var number = written.read(input, known.size());
        if (number < known.size()) {
            return known.get(number);
        }
        var file = Uploaded.read(input);
        known.add(file);
        return file;
    }

    private final class ByName implements MapAside.Entries<String, ContentUploaded> {

        @Override
        public void write(Output output, String name, ContentUploaded file) {
            FileEntries.this.write(output, file);
            var usual = name.equals(file.file());
            output.writeBoolean(usual);
            if (!usual) {
                Texts.write(output, name);
            }
        }

        @Override
        public void read(Input input, Map<String, ContentUploaded> files) {
            var file = FileEntries.this.read(input);
            files.put(input.readBoolean() ? file.file() : Texts.read(input), file);
        }
    }

    private final class ByConference implements MapAside.Entries<String, Map<String, ContentUploaded>> {

        @Override
        public void write(Output output, String conference, Map<String, ContentUploaded> files) {
            Texts.write(output, conference);
            MapAside.writeAll(output, files, byName);
        }

        @Override
        public void read(Input input, Map<String, Map<String, ContentUploaded>> conferences) {
            conferences.put(Texts.read(input), MapAside.readAll(input, byName));
        }
    }

    private final class Times implements MapAside.Entries<ContentUploaded, Long> {

        @Override
        public void write(Output output, ContentUploaded file, Long time) {
            FileEntries.this.write(output, file);
            output.writeLong(time);
        }

        @Override
        public void read(Input input, Map<ContentUploaded, Long> times) {
            times.put(FileEntries.this.read(input), input.readLong());
        }
    }
}
