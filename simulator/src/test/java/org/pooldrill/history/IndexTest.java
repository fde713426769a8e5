package org.pooldrill.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pooldrill.log.LogDamaged;
import org.pooldrill.log.LogReader;
import org.pooldrill.simulation.AnyLog;
import org.pooldrill.state.StateJson;
import org.pooldrill.view.View;

/** The index beside a log: it changes no answer, and is trusted in nothing. */
class IndexTest {
    private static final byte[] LOG = AnyLog.of(3);
    private static final int FRAME_BYTES = LOG.length / 7;
    private static final Spacing NARROW = new Spacing(16, 32);
    private static final History PLAIN = History.of(new TestLog(LOG), LogReader.Mode.WHOLE);

    private static final long MIDDLE = PLAIN.events() / 2;

    @TempDir
    Path folder;

    private Path log = Path.of("");
    private Path index = Path.of("");

    private record InFile(Path path) implements LogSource {
        @Override
        public String name() {
            return path.getFileName().toString();
        }

        @Override
        public InputStream open() {
            try {
                return Files.newInputStream(path);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public Optional<Path> file() {
            return Optional.of(path);
        }
    }

    @BeforeEach
    void write() throws IOException {
        log = folder.resolve("x.events.jsonl");
        index = folder.resolve("x.events.jsonl.index");
        Files.write(log, LOG);
        assertThat(open().events()).isEqualTo(PLAIN.events());
    }

    private History open() {
        return History.of(new InFile(log), LogReader.Mode.WHOLE, Indexing.BESIDE, NARROW);
    }

    private static String document(View view) {
        return StateJson.tree(view.document()).toString();
    }

    private static void sameMoments(History history) {
        var random = new Random(1);
        for (var moment = 0; moment < 12; moment++) {
            var seq = random.nextInt((int) PLAIN.events() + 1);
            assertThat(document(history.at(seq))).as("after event %d", seq).isEqualTo(document(PLAIN.at(seq)));
        }
        assertThat(document(history.at(PLAIN.events()))).isEqualTo(document(PLAIN.at(PLAIN.events())));
        assertThat(history.event(MIDDLE)).isEqualTo(PLAIN.event(MIDDLE));
        for (var millis = 0L; millis < PLAIN.endMillis(); millis += 97_000) {
            assertThat(history.seqAt(millis)).isEqualTo(PLAIN.seqAt(millis));
        }
    }

    @Test
    void givesTheMomentsThatTheLogHas() throws IOException {
        assertThat(Files.readAllBytes(index)).hasSizeGreaterThan(1_000);
        var written = Files.getLastModifiedTime(index);

        var history = open();

        sameMoments(history);
        assertThat(history.writtenAnew()).isFalse();
        assertThat(history.footer()).isEqualTo(PLAIN.footer());
        assertThat(history.endMillis()).isEqualTo(PLAIN.endMillis());
        assertThat(Files.getLastModifiedTime(index)).isEqualTo(written);
    }

    private History writeMeetings() throws IOException {
        var meetings = AnyLog.ofMeetings(9_500);
        var plain = History.of(new TestLog(meetings), LogReader.Mode.WHOLE);
        Files.delete(index);
        Files.write(log, meetings);
        assertThat(open().events()).isEqualTo(plain.events());
        return plain;
    }

    @Test
    void findsABlockThatHasChangedBeforeAnybodyLooksAtIt() throws IOException {
        var plain = writeMeetings();
        var bytes = Files.readAllBytes(index);
        Index before;
        try (var file = FileChannel.open(index)) {
            before = IndexFile.read(file).orElseThrow();
        }
        var last = before.blocks().get(before.blocks().size() - 1);
        for (var part : List.of(last.hashes(), last.rows())) {
            var damaged = bytes.clone();
            damaged[(int) part.position() + part.length() / 2] ^= 1;
            Files.write(index, damaged);
            var history = open();

            assertThat(document(history.at(plain.events()))).isEqualTo(document(plain.at(plain.events())));
            assertThat(history.writtenAnew()).isTrue();
            assertThat(Files.readAllBytes(index)).isEqualTo(bytes);
        }
    }

    @Test
    void findsAWholeSnapshotThatHasChangedWhereADifferenceFromItIsRead() throws IOException {
        Index before;
        try (var file = FileChannel.open(index)) {
            before = IndexFile.read(file).orElseThrow();
        }
        var difference = before.snapshots().stream()
                .filter(snapshot -> !snapshot.isWhole())
                .findFirst()
                .orElseThrow();
        var bytes = Files.readAllBytes(index);
        var damaged = bytes.clone();
        damaged[(int) difference.whole().position() + difference.whole().length() / 2] ^= 1;
        Files.write(index, damaged);
        var seq = before.place(difference.after()).seq();
        var history = open();

        assertThat(document(history.at(seq))).isEqualTo(document(PLAIN.at(seq)));
        assertThat(history.writtenAnew()).isTrue();
        assertThat(Files.readAllBytes(index)).isEqualTo(bytes);
    }

    @Test
    void beginsNoSnapshotOnceItHasHalfOfTheText() throws IOException {
        writeMeetings();
        Index found;
        try (var file = FileChannel.open(index)) {
            found = IndexFile.read(file).orElseThrow();
        }
        var taken = found.snapshots();
        assertThat(taken).hasSizeGreaterThan(3);
        for (var i = 1; i < taken.size() - 1; i++) {
            assertThat(taken.get(i - 1).part().end())
                    .as("before snapshot %d", i)
                    .isLessThanOrEqualTo(found.place(taken.get(i).after()).offset() / 2);
        }
    }

    @Test
    void saysThatItWasChangedWhereThatIsFoundLate() throws IOException {
        var plain = writeMeetings();
        var view = open().at(plain.events());
        Files.write(index, new byte[0]);

        assertThatThrownBy(() -> document(view))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("the index beside the log was changed while it was in use; look again, or do without it"
                        + " (--no-index)");
        assertThat(document(open().at(plain.events()))).isEqualTo(document(plain.at(plain.events())));
    }

    @Test
    void keepsWhatManySnapshotsHaveInCommon() throws IOException {
        var plain = writeMeetings();
        var written = Files.getLastModifiedTime(index);

        var history = open();

        for (var seq : List.of(4_000L, plain.events() - 10, plain.events())) {
            assertThat(document(history.at(seq))).as("after event %d", seq).isEqualTo(document(plain.at(seq)));
        }
        assertThat(Files.getLastModifiedTime(index)).isEqualTo(written);
        try (var file = FileChannel.open(index)) {
            var index = IndexFile.read(file).orElseThrow();
            assertThat(index.snapshots()).hasSizeGreaterThan(10);
            assertThat(index.blocks()).hasSizeBetween(4, 60);
        }
    }

    @Test
    void isWrittenAnewWhereAnyByteOfItHasChanged() throws IOException {
        var bytes = Files.readAllBytes(index);
        var random = new Random(2);
        for (var turn = 0; turn < 8; turn++) {
            var damaged = bytes.clone();
            damaged[random.nextInt(bytes.length)] ^= 1;
            Files.write(index, damaged);

            assertThat(document(open().at(MIDDLE))).isEqualTo(document(PLAIN.at(MIDDLE)));
        }
        Files.write(index, new byte[0]);
        sameMoments(open());
        assertThat(Files.size(index)).isGreaterThan(1_000);
    }

    @Test
    void hidesNoEditOfTheLog() throws IOException {
        var time = Files.getLastModifiedTime(log);
        var text = new String(LOG, StandardCharsets.UTF_8);
        var at = text.indexOf("\"cause\":", LOG.length / 2) + 8;
        var edited = LOG.clone();
        edited[at] = edited[at] == '1' ? (byte) '2' : (byte) '1';
        Files.write(log, edited);

        assertThatThrownBy(() -> open().at(1)).isInstanceOf(LogDamaged.class);

        Files.setLastModifiedTime(log, time);
        var seq = text.substring(0, at).lines().count() - 1;
        assertThatThrownBy(() -> open().at(seq)).isInstanceOf(LogDamaged.class);
    }

    @Test
    void stillFitsALogThatWasCopied() throws IOException {
        var snapshots = Files.size(index);
        Files.setLastModifiedTime(log, FileTime.fromMillis(0));

        var history = open();

        sameMoments(history);
        assertThat(history.writtenAnew()).isFalse();
        assertThat(Files.size(index)).isEqualTo(snapshots);
        assertThat(open().writtenAnew()).isFalse();
    }

    @Test
    void standsBesideCompressedLogsToo() throws IOException {
        var zipped = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(zipped)) {
            out.write(LOG);
        }
        log = folder.resolve("y.events.jsonl.gz");
        Files.write(log, zipped.toByteArray());
        open().events();

        assertThat(folder.resolve("y.events.jsonl.gz.index")).exists();
        sameMoments(open());
    }

    @ParameterizedTest
    @ValueSource(strings = {".gz", ".zst"})
    void readsNoFrameThatItDoesNotNeed(String ending) throws IOException {
        log = folder.resolve("z.events.jsonl" + ending);
        var first = frame(ending, 0);
        var second = frame(ending, FRAME_BYTES);
        var frames = new ByteArrayOutputStream();
        for (var from = 0; from < LOG.length; from += FRAME_BYTES) {
            frames.write(frame(ending, from));
        }
        Files.write(log, frames.toByteArray());
        open().events();
        sameMoments(open());

        var time = Files.getLastModifiedTime(log);
        var damaged = frames.toByteArray();
        Arrays.fill(damaged, first.length + second.length / 3, first.length + second.length / 2, (byte) 0x55);
        Files.write(log, damaged);
        Files.setLastModifiedTime(log, time);

        var history = open();
        assertThat(history.event(PLAIN.events())).isEqualTo(PLAIN.event(PLAIN.events()));
        assertThat(document(history.at(PLAIN.events() - 1))).isEqualTo(document(PLAIN.at(PLAIN.events() - 1)));
        assertThat(history.writtenAnew()).isFalse();
        assertThatThrownBy(() -> history.forEach(1, PLAIN.events(), event -> {}))
                .isInstanceOf(LogDamaged.class);
    }

    private static byte[] frame(String ending, int from) throws IOException {
        var text = Arrays.copyOfRange(LOG, from, Math.min(LOG.length, from + FRAME_BYTES));
        if (ending.equals(".zst")) {
            return Zstd.compress(text);
        }
        var member = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(member)) {
            out.write(text);
        }
        return member.toByteArray();
    }

    @Test
    void letsItBeHeardHowFarItIsWhileItIsWrittenAndNotLater() throws IOException {
        var heard = new ArrayList<Long>();
        var told = new LogSource() {
            @Override
            public String name() {
                return "told";
            }

            @Override
            public InputStream open() {
                return new InFile(log).open();
            }

            @Override
            public Optional<Path> file() {
                return Optional.of(log);
            }

            @Override
            public void reading(long millis, long events) {
                heard.add(events);
            }

            @Override
            public void readAsAWhole() {
                heard.add(-1L);
            }
        };
        Files.delete(index);
        History.of(told, LogReader.Mode.WHOLE, Indexing.BESIDE, NARROW).events();

        assertThat(heard).hasSizeGreaterThan(10).endsWith(PLAIN.events(), -1L);

        heard.clear();
        History.of(told, LogReader.Mode.WHOLE, Indexing.BESIDE, NARROW).at(MIDDLE);
        assertThat(heard).isEmpty();
    }

    @Test
    void isNotWrittenForALogThatIsCutOffOrShort() throws IOException {
        Files.delete(index);
        Files.write(log, Arrays.copyOf(LOG, LOG.length / 2));
        var salvaged = History.of(new InFile(log), LogReader.Mode.SALVAGE, Indexing.BESIDE, NARROW);
        assertThat(document(salvaged.at(40))).isEqualTo(document(PLAIN.at(40)));
        assertThat(index).doesNotExist();

        Files.write(log, LOG);
        History.of(new InFile(log), LogReader.Mode.WHOLE).events();
        History.of(new InFile(log), LogReader.Mode.WHOLE, Indexing.NONE, NARROW).events();
        assertThat(folder)
                .isDirectoryContaining(file -> file.equals(log))
                .isDirectoryNotContaining(file -> file.equals(index));
    }

    @Test
    void isNoErrorWhereItCannotBeWritten() throws IOException {
        Files.delete(index);
        Files.createDirectory(index);

        sameMoments(open());
    }
}
