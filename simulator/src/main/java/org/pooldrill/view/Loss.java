package org.pooldrill.view;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.pooldrill.change.BackupModule;
import org.pooldrill.change.Change;
import org.pooldrill.change.Change.ConferenceModified;
import org.pooldrill.change.Change.ConferenceScheduled;
import org.pooldrill.change.Change.ContactAdded;
import org.pooldrill.change.Change.ContactRemoved;
import org.pooldrill.change.Change.ContentUploaded;
import org.pooldrill.change.Change.ForwardingSet;
import org.pooldrill.change.Change.UserDataSet;

/** What the users of one pool have lost so far, from their view. */
public final class Loss {

    /**
     * One lost change or file.
     *
     * @param at the FQDN of the pool that held it
     * @param atMillis when it was made, in milliseconds since the start
     * @param bytes of a file, else 0
     */
    public record Item(String user, String kind, String id, String at, String cause, long atMillis, long bytes) {

        /** Everything that is lost with a change: of a user's data as a whole each thing in it. */
        static List<Item> all(Change change, long atMillis, String at, String cause) {
            if (!(change instanceof UserDataSet data)) {
                return List.of(of(change, atMillis, at, cause));
            }
            var user = data.user();
            var items = new ArrayList<Item>();
            data.contacts().forEach(contact -> items.add(new Item(user, "contact", contact, at, cause, atMillis, 0)));
            if (!data.forwarding().isEmpty()) {
                items.add(new Item(user, "forwarding", data.forwarding(), at, cause, atMillis, 0));
            }
            data.meetings()
                    .forEach(meeting ->
                            items.add(new Item(user, "conference", meeting.conference(), at, cause, atMillis, 0)));
            return items;
        }

        private static Item of(Change change, long atMillis, String at, String cause) {
            if (change instanceof ContactAdded c) {
                return new Item(c.user(), "contact", c.contact(), at, cause, atMillis, 0);
            }
            if (change instanceof ContactRemoved c) {
                return new Item(c.user(), "contact-removal", c.contact(), at, cause, atMillis, 0);
            }
            if (change instanceof ForwardingSet c) {
                return new Item(c.user(), "forwarding", c.to(), at, cause, atMillis, 0);
            }
            if (change instanceof ConferenceScheduled c) {
                return new Item(c.user(), "conference", c.conference(), at, cause, atMillis, 0);
            }
            if (change instanceof ConferenceModified c) {
                return new Item(c.user(), "conference-change", c.conference(), at, cause, atMillis, 0);
            }
            if (change instanceof ContentUploaded c) {
                return new Item(c.user(), "file", c.conference() + "/" + c.file(), at, cause, atMillis, c.bytes());
            }
            throw new IllegalArgumentException("no user loses " + change);
        }

        boolean isFile() {
            return kind.equals("file");
        }
    }

    private final List<Item> items = new ArrayList<>();
    private final Map<BackupModule, Long> rpoMillis = new EnumMap<>(BackupModule.class);
    private int occasions;
    private int found;

    void add(Item item) {
        items.add(item);
    }

    /** What was thought lost was found. */
    void remove(Item item) {
        if (items.remove(item)) {
            found++;
        }
    }

    /** How much that was thought lost was found so far; while this stays as it is, nothing of the loss becomes less. */
    public int found() {
        return found;
    }

    void age(BackupModule module, long millis) {
        rpoMillis.put(module, millis);
        occasions++;
    }

    /** Changes with every failover and failback in disaster mode that has been counted. */
    public int occasions() {
        return occasions;
    }

    /** What was lost after so many items, with the ages of the last occasion. */
    public Loss after(int items) {
        var later = new Loss();
        later.items.addAll(this.items.subList(items, this.items.size()));
        later.rpoMillis.putAll(rpoMillis);
        later.occasions = occasions;
        return later;
    }

    /** How old the oldest change was that the last failover or failback lost, in milliseconds. */
    public long rpoMillis() {
        return rpoMillis.values().stream().mapToLong(millis -> millis).max().orElse(0);
    }

    /** The same for what one module carries. */
    public long rpoMillis(BackupModule module) {
        return rpoMillis.getOrDefault(module, 0L);
    }

    /** Everything, in the order it was lost. */
    public List<Item> items() {
        return Collections.unmodifiableList(items);
    }

    /** Persistent changes: contacts, settings, schedules. */
    public long changes() {
        return items.stream().filter(item -> !item.isFile()).count();
    }

    public long files() {
        return items.stream().filter(Item::isFile).count();
    }

    public long bytes() {
        return items.stream().mapToLong(Item::bytes).sum();
    }

    /** Users who lost something. */
    public long users() {
        var users = new LinkedHashSet<String>();
        items.forEach(item -> users.add(item.user()));
        return users.size();
    }

    /** Conferences whose schedule, or a change of it, was lost. */
    public long conferences() {
        var conferences = new LinkedHashSet<String>();
        items.stream().filter(item -> item.kind().startsWith("conference")).forEach(item -> conferences.add(item.id()));
        return conferences.size();
    }
}
