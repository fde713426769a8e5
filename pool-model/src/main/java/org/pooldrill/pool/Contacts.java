package org.pooldrill.pool;

import java.util.ArrayList;
import java.util.List;

/**
 * The contacts of one user, in the order added. All of them stand in one text, each behind its length in two letters: users
 * by the hundred thousand have a dozen each, which in objects of their own would take three times the memory, and as much
 * longer to be read again.
 */
final class Contacts {
    private static final int LENGTH_LETTERS = 2;

    private static final int UNKNOWN = 0;

    private String packed;
    private int count;
    /** That of a list of them, once somebody has asked for it. */
    private int hash = UNKNOWN;

    Contacts() {
        this("");
    }

    /** @param packed what {@link #packed()} gave */
    Contacts(String packed) {
        this.packed = packed;
        for (var place = 0; place < packed.length(); place = end(place)) {
            count++;
        }
    }

    /** The same contacts, to be changed apart from those. */
    Contacts(Contacts other) {
        packed = other.packed;
        count = other.count;
        hash = other.hash;
    }

    /** All of them in one text. */
    String packed() {
        return packed;
    }

    int count() {
        return count;
    }

    boolean isEmpty() {
        return count == 0;
    }

    List<String> all() {
        var all = new ArrayList<String>(count);
        for (var at = 0; at < packed.length(); at = end(at)) {
            all.add(at(at));
        }
        return List.copyOf(all);
    }

    boolean contains(String contact) {
        return find(contact) >= 0;
    }

    void add(String contact) {
        hash = 31 * hash() + contact.hashCode();
        packed += packed(contact);
        count++;
    }

    /** Puts a contact where it stood, or last where there are no longer so many. */
    void insert(int index, String contact) {
        var place = 0;
        for (var before = 0; before < Math.min(index, count); before++) {
            place = end(place);
        }
        packed = packed.substring(0, place) + packed(contact) + packed.substring(place);
        count++;
        hash = UNKNOWN;
    }

    /** Takes a contact away, if it is one of these. */
    void remove(String contact) {
        var place = find(contact);
        if (place >= 0) {
            packed = packed.substring(0, place) + packed.substring(end(place));
            count--;
            hash = UNKNOWN;
        }
    }

    /** How many come before it; negative where it is none of these. */
    int indexOf(String contact) {
        return all().indexOf(contact);
    }

    void replace(List<String> contacts) {
        var text = new StringBuilder();
        contacts.forEach(contact -> text.append(packed(contact)));
        packed = text.toString();
        count = contacts.size();
        hash = UNKNOWN;
    }

    /** The hash of a list of them. */
    int hash() {
        if (hash == UNKNOWN) {
            hash = all().hashCode();
        }
        return hash;
    }

    private static String packed(String contact) {
        return "" + (char) (contact.length() >>> Character.SIZE) + (char) contact.length() + contact;
    }

    private int length(int place) {
        return packed.charAt(place) << Character.SIZE | packed.charAt(place + 1);
    }

    private int end(int place) {
        return place + LENGTH_LETTERS + length(place);
    }

    private String at(int place) {
        return packed.substring(place + LENGTH_LETTERS, end(place));
    }

    private int find(String contact) {
        for (var place = 0; place < packed.length(); place = end(place)) {
            if (length(place) == contact.length() && packed.startsWith(contact, place + LENGTH_LETTERS)) {
                return place;
            }
        }
        return -1;
    }
}
