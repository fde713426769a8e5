package org.pooldrill.expectation;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.pooldrill.state.LeafType;
import org.pooldrill.state.Shape;
import org.pooldrill.state.Shape.Struct;
import org.pooldrill.state.StateShape;

/**
 * The shape of the state document as types of CEL, for the check before the run.
 *
 * <p>Each struct becomes a type named after its path, such as {@code pools[F].frontEnds}, so that messages of the
 * checker can be understood. At run time structs are plain maps, in which CEL selects fields just as well.
 */
final class ShapeTypes implements CelTypeProvider {

    private final Map<String, CelType> structs = new LinkedHashMap<>();
    private final Map<String, CelType> variables = new LinkedHashMap<>();

    ShapeTypes() {
        StateShape.document()
                .fields()
                .values()
                .forEach(field -> variables.put(field.name(), typeOf(field.name(), field.shape())));
    }

    /** The variables of an expectation: the top-level keys of the document. */
    Map<String, CelType> variables() {
        return variables;
    }

    @Override
    public ImmutableCollection<CelType> types() {
        return ImmutableList.copyOf(structs.values());
    }

    @Override
    public Optional<CelType> findType(String name) {
        return Optional.ofNullable(structs.get(name));
    }

    private CelType typeOf(String path, Shape shape) {
        return shape.fold(
                struct -> struct(path, struct),
                map -> MapType.create(
                        SimpleType.STRING, typeOf(path + "[" + map.keys().placeholder() + "]", map.values())),
                list -> ListType.create(typeOf(path + "[]", list.elements())),
                leaf -> leaf(leaf.type()));
    }

    private CelType struct(String path, Struct struct) {
        var fields = new LinkedHashMap<String, CelType>();
        struct.fields()
                .values()
                .forEach(field -> fields.put(field.name(), typeOf(path + "." + field.name(), field.shape())));
        var type = StructType.create(
                name(path), ImmutableSet.copyOf(fields.keySet()), name -> Optional.ofNullable(fields.get(name)));
        structs.put(type.name(), type);
        return type;
    }

    /** A name with dots alone would be taken for the type where the field is meant. */
    private static String name(String path) {
        return path.contains("[") ? path : path.replace('.', '/');
    }

    private static CelType leaf(LeafType type) {
        return switch (type) {
            case STRING -> SimpleType.STRING;
            case INT -> SimpleType.INT;
            case BOOL -> SimpleType.BOOL;
            case DOUBLE -> SimpleType.DOUBLE;
            case DURATION -> SimpleType.DURATION;
            case TIMESTAMP -> SimpleType.TIMESTAMP;
            case ANY -> SimpleType.DYN;
        };
    }
}
