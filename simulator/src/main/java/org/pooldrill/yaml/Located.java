package org.pooldrill.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A document and where its parts stood. Parts are named by JSON pointers; a part that does not exist stands where its
 * nearest ancestor does.
 *
 * @param file how the text is called to people
 * @param root the document; {@code MissingNode} where the text holds none
 * @param keys pointer to the place of a value's key
 * @param values pointer to the place of a value
 */
public record Located(String file, JsonNode root, Map<String, Place> keys, Map<String, Place> values) {

    /** A document that never was a text, such as one from an event log. */
    public static Located of(String file, JsonNode root) {
        return new Located(file, root, Map.of(), Map.of());
    }

    /**
     * The same document, of which a part stood in another text.
     *
     * @param pointer the part
     * @param part where its own parts stood, by pointers from there
     */
    public Located with(String pointer, Located part) {
        var allKeys = new LinkedHashMap<>(keys);
        part.keys.forEach((at, place) -> allKeys.put(pointer + at, place));
        var allValues = new LinkedHashMap<>(values);
        part.values.forEach((at, place) -> allValues.put(pointer + at, place));
        return new Located(file, root, allKeys, allValues);
    }

    /** Whether the document has a part of that name. */
    public boolean has(String pointer) {
        return !root.at(pointer).isMissingNode();
    }

    /** Where a value begins. */
    public Place place(String pointer) {
        for (var at = pointer; ; at = Pointer.parent(at)) {
            var place = values.get(at);
            if (place != null) {
                return place;
            }
            if (at.isEmpty()) {
                return Place.of(file);
            }
        }
    }

    /** Where the key of a value begins; the value itself where it has no key. */
    public Place keyPlace(String pointer) {
        var place = keys.get(pointer);
        return place != null ? place : place(pointer);
    }

    /**
     * The place to blame of several that took part: the first that exists in this document below {@code root}, else the
     * nearest ancestor of the first that has any, else the root itself.
     */
    public Place blame(String root, List<String> pointers) {
        for (var pointer : pointers) {
            if (has(root + pointer)) {
                return place(root + pointer);
            }
        }
        for (var pointer : pointers) {
            for (var at = pointer; !at.isEmpty(); at = Pointer.parent(at)) {
                if (has(root + at)) {
                    return keyPlace(root + at);
                }
            }
        }
        return place(root);
    }
}
