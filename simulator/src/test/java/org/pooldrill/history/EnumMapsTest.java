package org.pooldrill.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pooldrill.change.BackupModule;

class EnumMapsTest {

    @Test
    void takesAnEmptyMapWithTheTypeOfItsKeys() throws IOException {
        var map = read(new EnumMap<>(BackupModule.class));

        map.put(BackupModule.DATA_CONF, 1L);
        assertThat(map).hasSize(1);
    }

    @Test
    void takesNothingElse() {
        assertThatThrownBy(() -> read(new ArrayList<>(List.of("anything"))))
                .isInstanceOf(KryoException.class)
                .hasRootCauseMessage("filter status: REJECTED");
    }

    @SuppressWarnings("unchecked")
    private static EnumMap<BackupModule, Object> read(Object serialised) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(serialised);
        }
        var output = new Output(1_024);
        output.writeInt(bytes.size(), true);
        output.writeBytes(bytes.toByteArray());
        output.writeInt(0, true);
        var kryo = new Kryo();
        kryo.setReferences(false);
        return new EnumMaps<BackupModule>()
                .read(kryo, new Input(output.toBytes()), (Class<EnumMap<BackupModule, Object>>)
                        (Class<?>) EnumMap.class);
    }
}
