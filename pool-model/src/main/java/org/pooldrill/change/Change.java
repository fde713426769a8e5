package org.pooldrill.change;

import java.util.List;

/**
 * A persistent change: what survives a pool only as far as the Backup Service has carried it (domain text, section 12).
 */
public sealed interface Change extends Event {

    /** The module that carries it. */
    BackupModule module();

    /** Whose loss it is when it is lost: a SIP address, or empty for configuration. */
    String user();

    /** A contact was added to the end of a user's list. */
    record ContactAdded(String user, String contact) implements Change {
        @Override
        public BackupModule module() {
            return BackupModule.PRESENCE_FOCUS;
        }
    }

    /** A contact was removed from a user's list. */
    record ContactRemoved(String user, String contact) implements Change {
        @Override
        public BackupModule module() {
            return BackupModule.PRESENCE_FOCUS;
        }
    }

    /** A user forwards his calls to a SIP address or a telephone number; empty: no longer. */
    record ForwardingSet(String user, String to) implements Change {
        @Override
        public BackupModule module() {
            return BackupModule.PRESENCE_FOCUS;
        }
    }

    /** A conference stands in its organiser's schedule. Times in milliseconds since the start of the run. */
    record ConferenceScheduled(String user, String conference, long startsMillis, long lengthMillis) implements Change {
        @Override
        public BackupModule module() {
            return BackupModule.PRESENCE_FOCUS;
        }
    }

    /** A scheduled conference got other times, in milliseconds since the start of the run. */
    record ConferenceModified(String user, String conference, long startsMillis, long lengthMillis) implements Change {
        @Override
        public BackupModule module() {
            return BackupModule.PRESENCE_FOCUS;
        }
    }

    /**
     * All of a user's settings and schedules at once, in place of what was there: he was moved, his data were imported, or
     * they are carried to a new partner. Nothing in it: they left this pool.
     */
    record UserDataSet(String user, List<String> contacts, String forwarding, List<Meeting> meetings)
            implements Change {
        public UserDataSet {
            contacts = List.copyOf(contacts);
            meetings = List.copyOf(meetings);
        }

        @Override
        public BackupModule module() {
            return BackupModule.PRESENCE_FOCUS;
        }

        /** A user of whom nothing is left. */
        public static UserDataSet gone(String user) {
            return new UserDataSet(user, List.of(), "", List.of());
        }

        /** Whether nothing is in it. */
        public boolean nothing() {
            return contacts.isEmpty() && forwarding.isEmpty() && meetings.isEmpty();
        }
    }

    /** A conference of a user's schedule. Times in milliseconds since the start of the run. */
    record Meeting(String conference, long startsMillis, long lengthMillis) {}

    /** A file was stored with a conference, which belongs to its organiser. */
    record ContentUploaded(String user, String conference, String organizer, String file, long bytes, String sha256)
            implements Change {
        @Override
        public BackupModule module() {
            return BackupModule.DATA_CONF;
        }

        /** Of all of it, as any record has it, but without method handles: logs are looked at that have a hundred thousand. */
        @Override
        public int hashCode() {
            var hash = user.hashCode();
            hash = 31 * hash + conference.hashCode();
            hash = 31 * hash + organizer.hashCode();
            hash = 31 * hash + file.hashCode();
            hash = 31 * hash + Long.hashCode(bytes);
            return 31 * hash + sha256.hashCode();
        }
    }

    /** A value of the topology or of the configuration was published; empty takes it away. */
    record ConfigurationSet(String key, String value) implements Change {
        @Override
        public BackupModule module() {
            return BackupModule.CMS_MASTER;
        }

        @Override
        public String user() {
            return "";
        }
    }
}
