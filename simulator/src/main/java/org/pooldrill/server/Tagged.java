package org.pooldrill.server;

import com.fasterxml.jackson.databind.JsonNode;

/** A document as it is sent, with its tag. */
record Tagged(Tag tag, byte[] bytes) {

    static Tagged of(JsonNode json) {
        var bytes = Answer.bytes(json);
        return new Tagged(Tag.of(bytes), bytes);
    }

    Answer answer(Call call) {
        return tag.answer(call, () -> bytes);
    }
}
