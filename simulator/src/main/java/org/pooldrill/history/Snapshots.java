package org.pooldrill.history;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import com.esotericsoftware.kryo.serializers.FieldSerializer;
import com.esotericsoftware.kryo.serializers.ImmutableCollectionsSerializers;
import com.esotericsoftware.kryo.util.MapReferenceResolver;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.pooldrill.change.BackupModule;
import org.pooldrill.change.Change.ContentUploaded;
import org.pooldrill.estate.Estate;
import org.pooldrill.estate.Users;
import org.pooldrill.pool.UserRecord;
import org.pooldrill.table.Table;
import org.pooldrill.table.TableBlock;
import org.pooldrill.view.View;

/**
 * Writes views down and reads them again, of one estate, which every header has and no snapshot repeats. What is not
 * registered is refused, on both ways. A snapshot can be read by the program that wrote it and by no other.
 */
final class Snapshots {

    private final Kryo kryo = new Kryo();
    private final Output output = new Output(1 << 16, -1);
    private final BlockSerializer blocks = new BlockSerializer();
    private final FileEntries files = new FileEntries();
    private final UserEntries users = new UserEntries();
    private final Sections sections = new Sections();
    private final List<String> readAside = new ArrayList<>();
    private Aside aside = new Aside();
    private boolean fed;

    /** @param estate asked once something is written or read */
    Snapshots(Supplier<Estate> estate) {
        kryo.setRegistrationRequired(true);
        // Texts are written again each time, which is faster than finding out where they were.
        kryo.setReferenceResolver(new MapReferenceResolver() {
            @Override
            @SuppressWarnings("rawtypes") // as Kryo has it
            public boolean useReferences(Class type) {
                return super.useReferences(type) && type != String.class;
            }
        });
        kryo.setInstantiatorStrategy(new Instantiators());
        kryo.register(Estate.class, new Given<>(estate));
        kryo.register(Users.class, new HomeUsers(estate));
        kryo.register(TableBlock.class, blocks);
        kryo.register(Table.class, new FieldSerializer<Table>(kryo, Table.class) {
            @Override
            public Table read(Kryo from, Input input, Class<? extends Table> type) {
                var table = super.read(from, input, type);
                if (fed) {
                    aside.anyhow(table::prepare);
                }
                return table;
            }
        });
        kryo.register(ContentUploaded.class, new Uploaded());
        jdk();
        var largeMaps = largeMaps();
        SnapshotClasses.all().stream()
                .filter(type -> kryo.getClassResolver().getRegistration(type) == null && !type.isInterface())
                .forEach(type -> register(type, largeMaps));
    }

    /** By the types of the fields that hold them. */
    private Map<String, MapAside<?, ?>> largeMaps() {
        var file = ContentUploaded.class.getName();
        return Map.of(
                mapOf(UserRecord.class.getName()),
                new MapAside<>(users, sections, task -> aside.users(task)),
                mapOf(file),
                new MapAside<>(files.byName, sections, task -> aside.files(task)),
                mapOf(mapOf(file)),
                new MapAside<>(files.byConference, sections, task -> aside.files(task)),
                "java.util.Map<" + file + ", java.lang.Long>",
                new MapAside<>(files.times, sections, task -> aside.files(task)));
    }

    private static String mapOf(String values) {
        return "java.util.Map<java.lang.String, " + values + ">";
    }

    private <T> void register(Class<T> type, Map<String, MapAside<?, ?>> largeMaps) {
        var registration = kryo.register(type);
        for (var field : type.getDeclaredFields()) {
            var large = largeMaps.get(field.getGenericType().getTypeName());
            if (large != null && registration.getSerializer() instanceof FieldSerializer<?> fields) {
                fields.getField(field.getName()).setValueClass(LinkedHashMap.class, large);
                readAside.add(type.getSimpleName() + "." + field.getName());
            }
        }
    }

    /**
     * Everything that a view holds, but for what is kept elsewhere: the numbers of that stand behind it. What documents say of
     * files is found before, and held in the view from then on.
     *
     * @return bytes that stay as they are until another view is written
     */
    ByteBuffer write(View view, Blocks elsewhere) {
        view.lookThrough();
        blocks.keepIn(elsewhere);
        output.reset();
        output.writeInt(0);
        sections.begin();
        try (var meanwhile = new Aside()) {
            aside = meanwhile;
            forget();
            kryo.writeObject(output, view);
            meanwhile.finish();
        } finally {
            forget();
        }
        var end = output.position();
        var kept = blocks.kept();
        output.writeInt(kept.size());
        kept.forEach(output::writeInt);
        sections.end(output);
        var whole = output.position();
        output.setPosition(0);
        output.writeInt(end);
        return ByteBuffer.wrap(output.getBuffer(), 0, whole);
    }

    /**
     * The view that was written.
     *
     * @param elsewhere where its blocks are kept
     * @param toBeFed whether more events will come: then rows of its tables will be looked for, and they are made ready
     *     while the rest is read
     * @throws RuntimeException if these bytes are none, such as {@link KryoException}
     */
    View read(ByteBuffer written, Blocks elsewhere, boolean toBeFed) {
        blocks.keepIn(elsewhere);
        fed = toBeFed;
        var input = new Input(written.array(), 0, written.limit());
        var end = input.readInt();
        var behind = new Input(written.array(), end, written.limit() - end);
        elsewhere.prepare(kept(behind));
        sections.begin(behind);
        try (var meanwhile = new Aside()) {
            aside = meanwhile;
            forget();
            var view = kryo.readObject(input, View.class);
            meanwhile.finish();
            return view;
        } finally {
            forget();
            sections.forget();
        }
    }

    private void forget() {
        users.forget();
        files.forget();
    }

    /** The fields that are written and read while the rest is. */
    List<String> aside() {
        return List.copyOf(readAside);
    }

    private static List<Integer> kept(Input input) {
        return Arrays.stream(input.readInts(input.readInt())).boxed().toList();
    }

    private void jdk() {
        for (var type : List.of(
                int[].class,
                ArrayDeque.class,
                ArrayList.class,
                HashMap.class,
                HashSet.class,
                LinkedHashSet.class,
                TreeMap.class,
                TreeSet.class,
                Optional.class,
                OptionalLong.class,
                EnumSet.noneOf(BackupModule.class).getClass(),
                Collections.emptyList().getClass(),
                Collections.emptyMap().getClass(),
                Collections.emptySet().getClass(),
                Collections.singletonList("").getClass(),
                Collections.singleton("").getClass(),
                Collections.singletonMap("", "").getClass(),
                Arrays.asList("").getClass())) {
            kryo.register(type);
        }
        kryo.register(LinkedHashMap.class, new RoomyMaps());
        kryo.register(EnumMap.class, new EnumMaps<BackupModule>());
        ImmutableCollectionsSerializers.registerSerializers(kryo);
        wrapped(Collections.unmodifiableList(new ArrayList<>()), ArrayList::new, Collections::unmodifiableList);
        wrapped(Collections.unmodifiableSet(new LinkedHashSet<>()), LinkedHashSet::new, Collections::unmodifiableSet);
        wrapped(Collections.unmodifiableSortedSet(new TreeSet<>()), TreeSet::new, Collections::unmodifiableSortedSet);
        wrapped(Collections.unmodifiableMap(new LinkedHashMap<>()), LinkedHashMap::new, Collections::unmodifiableMap);
        wrapped(Collections.unmodifiableSortedMap(new TreeMap<>()), TreeMap::new, Collections::unmodifiableSortedMap);
    }

    private <T> void wrapped(T example, UnaryOperator<T> plain, UnaryOperator<T> wrap) {
        kryo.register(example.getClass(), new Wrapped<>(plain, wrap));
    }
}
