package org.pooldrill.store;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedMethod;
import com.fasterxml.jackson.databind.introspect.DefaultAccessorNamingStrategy;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.jsontype.TypeResolverBuilder;
import com.fasterxml.jackson.databind.jsontype.impl.StdTypeResolverBuilder;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How Jackson is set up for {@link EventCodec}: records without annotations, strictly, in one form only. */
final class RecordMapper {

    /** Characters in a text: the output of a command that tells of some hundred thousand users. */
    private static final int LONGEST_TEXT = 128 << 20;

    private RecordMapper() {}

    static ObjectMapper create() {
        var mapper = JsonMapper.builder(JsonFactory.builder()
                        .disable(JsonFactory.Feature.CHARSET_DETECTION)
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxStringLength(LONGEST_TEXT)
                                .build())
                        .build())
                .accessorNaming(new ComponentsOnly())
                .annotationIntrospector(new SealedInterfaces())
                .addModule(new SimpleModule().setSerializerModifier(new OrderedOnly()))
                .enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING)
                .enable(DeserializationFeature.READ_ENUMS_USING_TO_STRING)
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
                .build();
        mapper.getSerializerProvider().setNullValueSerializer(new NullRefused());
        return mapper;
    }

    /** A record is its components: other methods of it that look like getters are not written. */
    private static final class ComponentsOnly extends DefaultAccessorNamingStrategy.Provider {
        @Override
        public DefaultAccessorNamingStrategy forRecord(MapperConfig<?> config, AnnotatedClass record) {
            var components = Arrays.stream(record.getRawType().getRecordComponents())
                    .map(component -> component.getName())
                    .toList();
            return new DefaultAccessorNamingStrategy.RecordNaming(config, record) {
                @Override
                public @Nullable String findNameForRegularGetter(AnnotatedMethod method, String name) {
                    return components.contains(name) ? name : null;
                }

                @Override
                public @Nullable String findNameForIsGetter(AnnotatedMethod method, String name) {
                    return null;
                }
            };
        }
    }

    /** A component whose type is a sealed interface holds one of several records: it names which. */
    private static final class SealedInterfaces extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public @Nullable TypeResolverBuilder<?> findPropertyTypeResolver(
                MapperConfig<?> config, AnnotatedMember member, JavaType type) {
            return isChoice(type) ? named(type) : null;
        }

        @Override
        public @Nullable TypeResolverBuilder<?> findPropertyContentTypeResolver(
                MapperConfig<?> config, AnnotatedMember member, JavaType container) {
            var content = container.getContentType();
            return content != null && isChoice(content) ? named(content) : null;
        }

        @Override
        public @Nullable List<NamedType> findSubtypes(Annotated annotated) {
            if (!isChoice(annotated.getRawType())) {
                return null;
            }
            return EventTypes.recordsOf(annotated.getRawType()).stream()
                    .map(record -> new NamedType(record, record.getSimpleName()))
                    .toList();
        }

        private static boolean isChoice(JavaType type) {
            return isChoice(type.getRawClass());
        }

        private static boolean isChoice(Class<?> type) {
            return type.isInterface() && type.isSealed();
        }

        private static TypeResolverBuilder<?> named(JavaType base) {
            for (var record : EventTypes.recordsOf(base.getRawClass())) {
                for (var component : record.getRecordComponents()) {
                    if (component.getName().equals("type")) {
                        throw new IllegalArgumentException(
                                record.getName() + " has a component 'type', which is the key"
                                        + " that names the record where one of several may stand");
                    }
                }
            }
            return new StdTypeResolverBuilder()
                    .init(JsonTypeInfo.Id.NAME, null)
                    .inclusion(JsonTypeInfo.As.PROPERTY)
                    .typeProperty("type");
        }
    }

    /** Refuses maps and sets whose order differs from run to run. */
    private static final class OrderedOnly extends BeanSerializerModifier {
        private static final long serialVersionUID = 1L;

        @Override
        public List<BeanPropertyWriter> changeProperties(
                SerializationConfig config, BeanDescription bean, List<BeanPropertyWriter> properties) {
            properties.replaceAll(property -> property.getType().isMapLikeType()
                            || Set.class.isAssignableFrom(property.getType().getRawClass())
                    ? new OrderedProperty(property)
                    : property);
            return properties;
        }
    }

    private static final class OrderedProperty extends BeanPropertyWriter {
        private static final long serialVersionUID = 1L;
        /** Those of the JDK with several entries; {@code Map.of} and {@code Set.of} shuffle theirs in every process. */
        private static final Set<Class<?>> UNORDERED = Set.of(
                HashMap.class,
                HashSet.class,
                Map.of(1, 1, 2, 2).getClass(),
                Set.of(1, 2).getClass(),
                Set.of(1, 2, 3).getClass());

        OrderedProperty(BeanPropertyWriter property) {
            super(property);
        }

        @Override
        public void serializeAsField(Object bean, JsonGenerator out, SerializerProvider provider) throws Exception {
            var value = get(bean);
            if (value != null && UNORDERED.contains(value.getClass()) && size(value) > 1) {
                throw JsonMappingException.from(
                        out,
                        getName() + " is a " + value.getClass().getSimpleName()
                                + ", which has no order: use a sorted, linked or enum one");
            }
            super.serializeAsField(bean, out, provider);
        }

        private static int size(Object value) {
            return value instanceof Map<?, ?> map ? map.size() : ((Collection<?>) value).size();
        }
    }

    private static final class NullRefused extends JsonSerializer<Object> {
        @Override
        public void serialize(@Nullable Object value, JsonGenerator out, SerializerProvider provider)
                throws JsonMappingException {
            throw JsonMappingException.from(out, "a null stands where a value must be; what is empty is \"\" or []");
        }
    }
}
