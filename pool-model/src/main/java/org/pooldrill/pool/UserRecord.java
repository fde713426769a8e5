package org.pooldrill.pool;

import java.util.ArrayList;
import java.util.List;

/** The persistent settings of one user: contacts in the order added, and where his calls are forwarded to. */
public final class UserRecord {

    /** What a user may have at most (domain text, section 6). */
    public static final int CONTACT_LIMIT = 1_000;

    private final List<String> contacts = new ArrayList<>();
    private String forwarding = "";
    private int contactsHash = 1;

    public List<String> contacts() {
        return List.copyOf(contacts);
    }

    /** A SIP address or a telephone number; empty when calls are not forwarded. */
    public String forwarding() {
        return forwarding;
    }

    boolean hasContact(String contact) {
        return contacts.contains(contact);
    }

    int contactCount() {
        return contacts.size();
    }

    /** A number for these settings of this user; zero where there are none. */
    long fingerprint(String sip) {
        return contacts.isEmpty() && forwarding.isEmpty()
                ? 0
                : mix(31L * sip.hashCode() + contactsHash) + mix(sip.hashCode() - 17L * forwarding.hashCode());
    }

    static long mix(long value) {
        var z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        return z ^ (z >>> 29);
    }

    int indexOf(String contact) {
        return contacts.indexOf(contact);
    }

    void add(String contact) {
        contacts.add(contact);
        contactsHash = 31 * contactsHash + contact.hashCode();
    }

    void insert(int index, String contact) {
        contacts.add(Math.min(index, contacts.size()), contact);
        contactsHash = contacts.hashCode();
    }

    int remove(String contact) {
        var index = contacts.indexOf(contact);
        if (index >= 0) {
            contacts.remove(index);
            contactsHash = contacts.hashCode();
        }
        return index;
    }

    void replace(List<String> all, String to) {
        contacts.clear();
        contacts.addAll(all);
        contactsHash = contacts.hashCode();
        forwarding = to;
    }

    void forward(String to) {
        forwarding = to;
    }
}
