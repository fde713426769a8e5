package org.pooldrill.estate;

import java.util.AbstractList;
import java.util.List;

/** The users of several pools and branches one after the other, as a list that is computed, not stored. */
final class EveryUser extends AbstractList<String> {

    private final List<Users> parts;

    EveryUser(List<Users> parts) {
        this.parts = List.copyOf(parts);
    }

    @Override
    public String get(int index) {
        var rest = index;
        for (var part : parts) {
            if (rest >= 0 && rest < part.size()) {
                return part.get(rest);
            }
            rest -= part.size();
        }
        throw new IndexOutOfBoundsException("user " + index + " of " + size());
    }

    @Override
    public int size() {
        return parts.stream().mapToInt(List::size).sum();
    }

    @Override
    public boolean contains(Object sip) {
        return parts.stream().anyMatch(part -> part.contains(sip));
    }
}
