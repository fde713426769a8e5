package org.pooldrill.pool;

import java.util.List;

/** The persistent settings of one user: contacts in the order added, and where his calls are forwarded to. */
public final class UserRecord {

    /** What a user may have at most (domain text, section 6). */
    public static final int CONTACT_LIMIT = 1_000;

    private final Contacts contacts;
    private String forwarding;

    UserRecord() {
        this(new Contacts(), "");
    }

    private UserRecord(Contacts contacts, String forwarding) {
        this.contacts = contacts;
        this.forwarding = forwarding;
    }

    /**
     * The same settings again.
     *
     * @param packedContacts what {@link #packedContacts()} gave
     * @param forwarding what {@link #forwarding()} gave
     */
    public static UserRecord of(String packedContacts, String forwarding) {
        return new UserRecord(new Contacts(packedContacts), forwarding);
    }

    /** The same settings, to be changed apart from these. */
    public UserRecord copy() {
        return new UserRecord(new Contacts(contacts), forwarding);
    }

    /** All contacts in one text, for {@link #of}. */
    public String packedContacts() {
        return contacts.packed();
    }

    public List<String> contacts() {
        return contacts.all();
    }

    /** A SIP address or a telephone number; empty when calls are not forwarded. */
    public String forwarding() {
        return forwarding;
    }

    boolean hasContact(String contact) {
        return contacts.contains(contact);
    }

    int contactCount() {
        return contacts.count();
    }

    /** A number for these settings of this user; zero where there are none. */
    long fingerprint(String sip) {
        return contacts.isEmpty() && forwarding.isEmpty()
                ? 0
                : mix(31L * sip.hashCode() + contacts.hash()) + mix(sip.hashCode() - 17L * forwarding.hashCode());
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
    }

    void insert(int index, String contact) {
        contacts.insert(index, contact);
    }

    void remove(String contact) {
        contacts.remove(contact);
    }

    void replace(List<String> all, String to) {
        contacts.replace(all);
        forwarding = to;
    }

    void forward(String to) {
        forwarding = to;
    }
}
