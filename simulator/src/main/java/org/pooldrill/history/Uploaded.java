package org.pooldrill.history;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import org.pooldrill.change.Change.ContentUploaded;

/** Files of conferences: there are so many that reading them by reflection would take as long as all the rest. */
final class Uploaded extends Serializer<ContentUploaded> {

    @Override
    public void write(Kryo kryo, Output output, ContentUploaded file) {
        write(output, file);
    }

    @Override
    public ContentUploaded read(Kryo kryo, Input input, Class<? extends ContentUploaded> type) {
        return read(input);
    }

    static void write(Output output, ContentUploaded file) {
        Texts.write(output, file.user());
        Texts.write(output, file.conference());
        Texts.write(output, file.organizer());
        Texts.write(output, file.file());
        output.writeLong(file.bytes());
        Texts.write(output, file.sha256());
    }

    static ContentUploaded read(Input input) {
        return new ContentUploaded(
                Texts.read(input),
                Texts.read(input),
                Texts.read(input),
                Texts.read(input),
                input.readLong(),
                Texts.read(input));
    }
}
