package org.pooldrill.pool;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pooldrill.change.BackupModule;
import org.pooldrill.change.Change;
import org.pooldrill.change.Change.ConferenceModified;
import org.pooldrill.change.Change.ConferenceScheduled;
import org.pooldrill.change.Change.ContactAdded;
import org.pooldrill.change.Change.ContactRemoved;
import org.pooldrill.change.Change.ContentUploaded;
import org.pooldrill.change.Change.ForwardingSet;
import org.pooldrill.change.Change.Meeting;
import org.pooldrill.change.Change.UserDataSet;
import org.pooldrill.change.Event;
import org.pooldrill.change.Stream;
import org.pooldrill.change.StreamEvent;
import org.pooldrill.change.Undo;
import org.pooldrill.pool.PoolEvent.ContentErased;
import org.pooldrill.pool.PoolEvent.ContentSetAside;
import org.pooldrill.pool.PoolEvent.ContentTakenIn;
import org.pooldrill.pool.PoolEvent.CopyRemoved;
import org.pooldrill.pool.PoolEvent.DataTakenIn;
import org.pooldrill.pool.PoolEvent.FailbackFailed;
import org.pooldrill.pool.PoolEvent.FailbackStarted;
import org.pooldrill.pool.PoolEvent.FailoverPhaseEntered;
import org.pooldrill.pool.PoolEvent.PoolDeployed;
import org.pooldrill.pool.PoolEvent.PoolPaired;
import org.pooldrill.pool.PoolEvent.ReadOnlyLifted;
import org.pooldrill.pool.PoolEvent.ResumptionFailed;
import org.pooldrill.pool.PoolEvent.ResumptionStarted;
import org.pooldrill.pool.PoolEvent.ServiceHandedOver;
import org.pooldrill.pool.PoolEvent.ServiceResumed;
import org.pooldrill.pool.PoolEvent.ServiceReturned;
import org.pooldrill.pool.PoolEvent.ServiceTakenOver;
import org.pooldrill.pool.PoolEvent.TakeoverAbandoned;
import org.pooldrill.pool.PoolEvent.TakeoverStarted;
import org.pooldrill.pool.PoolEvent.TermBegun;

/**
 * What one store knows of a home pool: the fold of that pool's stream in this store, and of nothing else. The home
 * pool's own store and its partner's hold one each; failover is bringing the partner's into service.
 */
public final class PoolState {
    private static final Undo NOTHING = new Nothing();
    private static final UserRecord NOBODY = new UserRecord();

    /** The change had changed nothing. */
    private record Nothing() implements Undo {
        @Override
        public void run() {}
    }

    private record ContactGone(PoolState state, String sip, String contact) implements Undo {
        @Override
        public void run() {
            state.edit(sip, user -> user.remove(contact));
        }
    }

    private record ContactBack(PoolState state, String sip, int index, String contact) implements Undo {
        @Override
        public void run() {
            state.edit(sip, user -> user.insert(index, contact));
        }
    }

    private record ForwardingBack(PoolState state, String sip, String before) implements Undo {
        @Override
        public void run() {
            state.edit(sip, user -> user.forward(before));
        }
    }

    private record DataBack(PoolState state, UserDataSet before) implements Undo {
        @Override
        public void run() {
            state.replace(before);
        }
    }

    private record FileBack(
            PoolState state, ContentUploaded file, @Nullable ContentUploaded before) implements Undo {
        @Override
        public void run() {
            if (state.removeFile(file) && before != null) {
                state.apply(before);
            }
        }
    }

    private record ConferenceBack(
            PoolState state,
            ConferenceRecord record,
            @Nullable ConferenceRecord before) implements Undo {
        @Override
        public void run() {
            state.fingerprint += mixed(before) - mixed(record);
            if (before == null) {
                state.conferences.remove(record.id());
            } else {
                state.conferences.put(before);
            }
        }
    }

    private String home = "";
    private String store = "";
    private String partner = "";
    private Service service = Service.STANDBY;
    private Optional<FailoverPhase> phase = Optional.empty();
    private long term;
    private Map<BackupModule, Long> knownAtHandover = new EnumMap<>(BackupModule.class);
    private Map<BackupModule, Long> producedBefore = new EnumMap<>(BackupModule.class);
    private final List<Change> staged = new ArrayList<>();
    private final Stream stream = new Stream();
    private final Map<String, UserRecord> users = new LinkedHashMap<>();
    private final Schedule conferences = new Schedule();
    private final Map<String, Map<String, ContentUploaded>> content = new LinkedHashMap<>();
    private final Map<String, ContentUploaded> madeWhileTakenOver = new LinkedHashMap<>();
    private long fingerprint;
    private long contentFingerprint;

    /** The FQDN of the pool whose users these are. */
    public String home() {
        return home;
    }

    /** The FQDN of the pool whose store this is. */
    public String store() {
        return store;
    }

    /** The other pool of the pair; empty where there is none. */
    public String partner() {
        return partner;
    }

    /** Whether this is the home pool's own stream and not its partner's copy. */
    public boolean isHome() {
        return home.equals(store);
    }

    public Service service() {
        return service;
    }

    public Optional<FailoverPhase> phase() {
        return phase;
    }

    /** Counts the changes of authority that this store knows of. */
    public long term() {
        return term;
    }

    public Stream stream() {
        return stream;
    }

    /** Up to which change of each module the partner knew this pool when it took over; empty before. */
    public Map<BackupModule, Long> knownAtHandover() {
        return knownAtHandover;
    }

    /** How many changes of each module had been made here when this copy came into service; empty before. */
    public Map<BackupModule, Long> producedBeforeTakeover() {
        return producedBefore;
    }

    /** Changes that came from the partner while it serves this pool's users; hydration brings them into service. */
    public List<Change> staged() {
        return Collections.unmodifiableList(staged);
    }

    /** The users who have changed anything, in the order of their first change. */
    public Map<String, UserRecord> users() {
        return Collections.unmodifiableMap(users);
    }

    public Map<String, ConferenceRecord> conferences() {
        return conferences.asMap();
    }

    /** Those of some conferences that are scheduled, in the order in which they were. */
    public List<String> conferencesAmong(Collection<String> ids) {
        return conferences.among(ids);
    }

    /** The conferences that one user has scheduled. */
    public List<ConferenceRecord> conferencesOf(String sip) {
        return conferences.of(sip).toList();
    }

    /** All that the user data module holds of this pool's users, user by user in the order of their first change. */
    public List<UserDataSet> userData() {
        var meetings = new LinkedHashMap<String, List<Meeting>>();
        users.keySet().forEach(sip -> meetings.put(sip, new ArrayList<>()));
        conferences().values().forEach(conference -> meetings.computeIfAbsent(
                        conference.organizer(), sip -> new ArrayList<>())
                .add(meeting(conference)));
        var data = new ArrayList<UserDataSet>();
        meetings.forEach((sip, scheduled) -> data.add(userData(sip, scheduled)));
        data.removeIf(UserDataSet::nothing);
        return data;
    }

    /** What it holds of one user; nothing is in it where that is nothing. */
    public UserDataSet userData(String sip) {
        return userData(sip, meetings(sip));
    }

    private UserDataSet userData(String sip, List<Meeting> meetings) {
        var user = users.getOrDefault(sip, NOBODY);
        return new UserDataSet(sip, user.contacts(), user.forwarding(), meetings);
    }

    private List<Meeting> meetings(String sip) {
        return conferences.of(sip).map(PoolState::meeting).toList();
    }

    private static Meeting meeting(ConferenceRecord conference) {
        return new Meeting(conference.id(), conference.startsMillis(), conference.lengthMillis());
    }

    /** The files here, by conference and name. */
    public Map<String, Map<String, ContentUploaded>> content() {
        return Collections.unmodifiableMap(content);
    }

    /** All files here. */
    public List<ContentUploaded> files() {
        var files = new ArrayList<ContentUploaded>();
        content.values().forEach(c -> files.addAll(c.values()));
        return files;
    }

    /** Whether this file, with this content, is here. */
    public boolean holds(ContentUploaded file) {
        var here = content.getOrDefault(file.conference(), Map.of()).get(file.file());
        return here != null && here.sha256().equals(file.sha256());
    }

    /** Content made here for the partner's users that no sync has taken in yet. */
    public List<ContentUploaded> contentNotTakenIn() {
        return List.copyOf(madeWhileTakenOver.values());
    }

    /**
     * A number that is the same for two states whose users' settings and schedules are the same, kept up to date with
     * every change so that comparing costs nothing.
     */
    public long fingerprint() {
        return fingerprint;
    }

    /** The same for the files here. */
    public long contentFingerprint() {
        return contentFingerprint;
    }

    /** Everything that this state holds, as text: two states are the same when their texts are. */
    public String describe() {
        var text = new StringBuilder(home + " in " + store + ", partner " + partner + ", " + service + " " + phase
                + ", term " + term + ", " + stream + ", users");
        users.forEach((sip, user) ->
                text.append(' ').append(sip).append(' ').append(user.contacts()).append(user.forwarding()));
        text.append(", conferences");
        conferences().values().forEach(conference -> describe(text, conference));
        text.append(", content");
        files().forEach(file -> describe(text, file));
        text.append(", made while taken over ").append(madeWhileTakenOver.keySet());
        return text.append(", staged ").append(staged.size()).toString();
    }

    /** Written out, since the text that Java 17 makes of a record is formatted, which takes ten times as long. */
    private static void describe(StringBuilder text, ConferenceRecord conference) {
        text.append(' ').append(conference.id()).append(" of ").append(conference.organizer());
        text.append(' ').append(conference.startsMillis()).append('+').append(conference.lengthMillis());
    }

    private static void describe(StringBuilder text, ContentUploaded file) {
        text.append(' ')
                .append(key(file))
                .append(" of ")
                .append(file.organizer())
                .append(" by ")
                .append(file.user());
        text.append(' ').append(file.bytes()).append(' ').append(file.sha256());
    }

    /** Applies one event of this stream. */
    public void evolve(Event event) {
        if (event instanceof ContentUploaded e && !isHome()) {
            apply(e);
            madeWhileTakenOver.put(key(e), e);
        } else if (event instanceof Change e) {
            stream.made(e.module(), apply(e));
        } else if (event instanceof StreamEvent e) {
            stream.evolve(e, handedOver() ? this::stage : this::apply);
        } else if (event instanceof PoolEvent e) {
            evolveService(e);
        }
    }

    private boolean handedOver() {
        return service == Service.HANDED_OVER || service == Service.RESUMING;
    }

    private void evolveService(PoolEvent event) {
        if (event instanceof PoolDeployed e) {
            home = e.home();
            store = e.store();
            partner = e.partner();
            service = isHome() ? Service.SERVING : Service.STANDBY;
        } else if (event instanceof FailoverPhaseEntered e) {
            service = Service.READ_ONLY;
            phase = Optional.of(e.phase());
        } else if (event instanceof ReadOnlyLifted) {
            become(Service.SERVING);
        } else if (event instanceof ServiceHandedOver e) {
            become(Service.HANDED_OVER);
            term = e.term();
            knownAtHandover = e.known();
        } else if (event instanceof TakeoverStarted) {
            service = Service.TAKING_OVER;
            phase = Optional.of(FailoverPhase.SWITCHING);
        } else if (event instanceof TakeoverAbandoned) {
            become(Service.STANDBY);
        } else if (event instanceof ServiceTakenOver e) {
            become(Service.TAKEN_OVER);
            term = e.term();
            knownAtHandover = e.known();
            producedBefore = new EnumMap<>(BackupModule.class);
            for (var module : BackupModule.values()) {
                producedBefore.put(module, stream.produced(module));
            }
            stream.hold();
        } else if (event instanceof ResumptionStarted) {
            become(Service.RESUMING);
        } else if (event instanceof ResumptionFailed) {
            become(Service.HANDED_OVER);
        } else if (event instanceof FailbackStarted) {
            become(Service.FAILING_BACK);
        } else if (event instanceof FailbackFailed) {
            become(Service.TAKEN_OVER);
        } else if (event instanceof ServiceReturned e) {
            become(Service.STANDBY);
            term = e.term();
            stream.release();
        } else if (event instanceof ServiceResumed e) {
            become(Service.SERVING);
            term = e.term();
            if (!e.disaster()) {
                staged.forEach(this::apply);
            }
            staged.clear();
        } else if (event instanceof ContentTakenIn e) {
            e.files().forEach(file -> {
                madeWhileTakenOver.remove(key(file));
                stream.made(BackupModule.DATA_CONF, NOTHING);
            });
        } else if (event instanceof ContentSetAside e) {
            e.files().forEach(file -> {
                madeWhileTakenOver.remove(key(file));
                removeFile(file);
            });
        } else if (event instanceof TermBegun e) {
            term = e.term();
        } else if (event instanceof PoolPaired e) {
            become(Service.SERVING);
            partner = e.partner();
            knownAtHandover = new EnumMap<>(BackupModule.class);
            staged.clear();
            stream.restart();
        } else if (event instanceof DataTakenIn e) {
            e.users().forEach(user -> stream.made(user.module(), new DataBack(this, UserDataSet.gone(user.user()))));
        } else if (event instanceof CopyRemoved) {
            users.clear();
            conferences.clear();
            fingerprint = 0;
            eraseContent();
            stream.forget();
        } else if (event instanceof ContentErased) {
            eraseContent();
        }
    }

    private void eraseContent() {
        content.clear();
        contentFingerprint = 0;
        madeWhileTakenOver.clear();
    }

    private void become(Service next) {
        service = next;
        phase = Optional.empty();
    }

    private Undo apply(Change change) {
        if (change instanceof ContactAdded c) {
            var user = user(c.user());
            if (user.hasContact(c.contact())) {
                return NOTHING;
            }
            edit(c.user(), user, u -> u.add(c.contact()));
            return new ContactGone(this, c.user(), c.contact());
        }
        if (change instanceof ContactRemoved c) {
            var user = user(c.user());
            var index = user.indexOf(c.contact());
            if (index < 0) {
                return NOTHING;
            }
            edit(c.user(), user, u -> u.remove(c.contact()));
            return new ContactBack(this, c.user(), index, c.contact());
        }
        if (change instanceof ForwardingSet c) {
            var user = user(c.user());
            var before = user.forwarding();
            edit(c.user(), user, u -> u.forward(c.to()));
            return new ForwardingBack(this, c.user(), before);
        }
        if (change instanceof ConferenceScheduled c) {
            return put(new ConferenceRecord(c.user(), c.conference(), c.startsMillis(), c.lengthMillis()));
        }
        if (change instanceof ConferenceModified c) {
            return put(new ConferenceRecord(c.user(), c.conference(), c.startsMillis(), c.lengthMillis()));
        }
        if (change instanceof UserDataSet c) {
            var before = userData(c.user());
            replace(c);
            return new DataBack(this, before);
        }
        if (change instanceof ContentUploaded c) {
            var before = content.computeIfAbsent(c.conference(), x -> new LinkedHashMap<>())
                    .put(c.file(), c);
            contentFingerprint += mixed(c) - mixed(before);
            return new FileBack(this, c, before);
        }
        throw new IllegalStateException("not a change of a pool: " + change);
    }

    private void replace(UserDataSet data) {
        var sip = data.user();
        edit(sip, user -> user.replace(data.contacts(), data.forwarding()));
        if (data.contacts().isEmpty() && data.forwarding().isEmpty()) {
            users.remove(sip);
        }
        var kept = data.meetings().stream().map(Meeting::conference).toList();
        meetings(sip).stream()
                .map(Meeting::conference)
                .filter(id -> !kept.contains(id))
                .forEach(id -> fingerprint -= mixed(conferences.remove(id)));
        data.meetings()
                .forEach(meeting -> put(new ConferenceRecord(
                        sip, meeting.conference(), meeting.startsMillis(), meeting.lengthMillis())));
    }

    private Undo stage(Change change) {
        staged.add(change);
        return NOTHING;
    }

    private Undo put(ConferenceRecord record) {
        var before = conferences.put(record);
        fingerprint += mixed(record) - mixed(before);
        return new ConferenceBack(this, record, before);
    }

    /** Takes a file away; false where it is not here, since it was replaced or lost with the share. */
    private boolean removeFile(ContentUploaded file) {
        var files = content.get(file.conference());
        if (files == null || !files.remove(file.file(), file)) {
            return false;
        }
        contentFingerprint -= mixed(file);
        if (files.isEmpty()) {
            content.remove(file.conference());
        }
        return true;
    }

    private void edit(String sip, Consumer<UserRecord> change) {
        edit(sip, user(sip), change);
    }

    private void edit(String sip, UserRecord user, Consumer<UserRecord> change) {
        fingerprint -= user.fingerprint(sip);
        change.accept(user);
        fingerprint += user.fingerprint(sip);
    }

    private static long mixed(@Nullable Record value) {
        return value == null ? 0 : UserRecord.mix(value.hashCode());
    }

    private UserRecord user(String sip) {
        return users.computeIfAbsent(sip, x -> new UserRecord());
    }

    private static String key(ContentUploaded file) {
        return file.conference() + "/" + file.file();
    }
}
