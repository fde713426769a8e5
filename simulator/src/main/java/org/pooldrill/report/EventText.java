package org.pooldrill.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.pooldrill.backup.BackupEvent;
import org.pooldrill.change.Change;
import org.pooldrill.change.Event;
import org.pooldrill.change.StreamEvent;
import org.pooldrill.client.ClientEvent;
import org.pooldrill.computer.ComputerEvent;
import org.pooldrill.log.LogEvent;
import org.pooldrill.session.SessionEvent;
import org.pooldrill.simulation.EventCatalogue;
import org.pooldrill.story.StoryEvent;

/**
 * Any event of a log in one line of words: what a timeline tells of as it tells it, the others plainly. Names that the
 * program makes up, of packages and batches, are left out.
 */
public final class EventText {
    private static final Set<String> MADE_UP =
            Set.of("packageId", "batch", "sha256", "term", "number", "command", "eventId", "version");
    private static final int MOST_CHARACTERS = 160;
    private static final int MOST_ITEMS = 3;

    private EventText() {}

    /** The event in words. */
    public static String of(LogEvent event) {
        return of(event.store(), (Event) event.payload(EventCatalogue.codec()), event);
    }

    private static String of(String store, Event event, LogEvent raw) {
        return special(store, event)
                .or(() -> Happenings.text(store, event))
                .or(() -> event instanceof ClientEvent e ? Crowd.users(e).map(Crowd.Users::text) : Optional.empty())
                .orElseGet(() -> plain(raw));
    }

    private static Optional<String> special(String store, Event event) {
        if (event instanceof StoryEvent e) {
            return Optional.of(story(e));
        } else if (event instanceof Change e) {
            return Optional.of(change(store, e));
        } else if (event instanceof BackupEvent e) {
            return backup(store, e);
        } else if (event instanceof StreamEvent e) {
            return stream(store, e);
        } else if (event instanceof SessionEvent e) {
            return session(e);
        } else if (event instanceof ComputerEvent.FaultStarted e) {
            return Optional.of("fault " + e.fault() + at(e.at()));
        }
        return Optional.empty();
    }

    private static String story(StoryEvent event) {
        if (event instanceof StoryEvent.StepBegan e) {
            return "step " + e.number() + (e.name().isEmpty() ? "" : " (" + e.name() + ")") + ": " + e.step();
        } else if (event instanceof StoryEvent.CommandStarted e) {
            return e.operator() + (e.on().isEmpty() ? "" : "@" + e.on()) + "> " + e.line();
        } else if (event instanceof StoryEvent.CommandEnded e) {
            return (e.name().isEmpty() ? "the line" : "the line " + e.name())
                    + (e.refused().isEmpty() ? " ended" : " was refused: " + e.refused())
                    + " after " + Amounts.time(Duration.ofMillis(e.durationMillis()));
        } else if (event instanceof StoryEvent.StepRefused e) {
            return "step " + e.number() + " was refused: " + e.refused() + ", " + e.why();
        } else if (event instanceof StoryEvent.NoteWritten e) {
            return "note: " + line(e.text());
        } else if (event instanceof StoryEvent.FindingRaised e) {
            return "finding " + e.code() + (e.at().isEmpty() ? "" : " at " + e.at()) + ": " + e.text();
        } else if (event instanceof StoryEvent.ExpectationChecked e) {
            return "expectation " + (e.met() ? "met: " : "not met: ") + line(e.expression());
        }
        return "the drill " + ((StoryEvent.DrillEnded) event).outcome();
    }

    private static String change(String store, Change event) {
        var at = " (" + store + ")";
        if (event instanceof Change.ContactAdded e) {
            return e.user() + " added the contact " + e.contact() + at;
        } else if (event instanceof Change.ContactRemoved e) {
            return e.user() + " removed the contact " + e.contact() + at;
        } else if (event instanceof Change.ForwardingSet e) {
            return e.user() + (e.to().isEmpty() ? " no longer forwards calls" : " forwards calls to " + e.to()) + at;
        } else if (event instanceof Change.ConferenceScheduled e) {
            return e.user() + " scheduled the conference " + e.conference() + at;
        } else if (event instanceof Change.ConferenceModified e) {
            return e.user() + " changed the times of the conference " + e.conference() + at;
        } else if (event instanceof Change.ContentUploaded e) {
            return e.user() + " uploaded " + e.file() + " (" + Amounts.bytes(e.bytes()) + ") to the conference "
                    + e.conference() + at;
        } else if (event instanceof Change.ConfigurationSet e) {
            return "published at " + store + ": " + e.key() + (e.value().isEmpty() ? " taken away" : " = " + e.value());
        }
        var data = (Change.UserDataSet) event;
        return data.nothing()
                ? "nothing of " + data.user() + " is left in the store of " + store
                : Amounts.count(data.contacts().size(), "contact") + " and "
                        + Amounts.count(data.meetings().size(), "meeting") + " of " + data.user() + " set at " + store;
    }

    private static Optional<String> backup(String store, BackupEvent event) {
        if (event instanceof BackupEvent.ChangesExported e) {
            return Optional.of(store + " exported " + changes(e.first(), e.last()) + " of " + e.module());
        } else if (event instanceof BackupEvent.PackageWritten e) {
            return Optional.of("package with " + changes(e.first(), e.last()) + " of " + e.module() + " ("
                    + Amounts.bytes(e.bytes()) + ") written at " + store);
        } else if (event instanceof BackupEvent.PackageTransferred e) {
            return Optional.of("package with " + changes(e.first(), e.last()) + " of " + e.module() + " ("
                    + Amounts.bytes(e.bytes()) + ") arrived at " + store + " from " + e.from());
        } else if (event instanceof BackupEvent.PackageRejected e) {
            return Optional.of(store + " threw a package of " + e.module() + " away: " + e.why());
        } else if (event instanceof BackupEvent.PackageLost e) {
            return Optional.of("a package of " + e.module() + " from " + store + " was lost: " + e.why());
        } else if (event instanceof BackupEvent.SyncForced e) {
            return Optional.of("a sync of "
                    + e.modules().stream().map(Object::toString).collect(Collectors.joining(", ")) + " was forced at "
                    + store);
        } else if (event instanceof BackupEvent.FirstSyncStarted e) {
            return Optional.of("the first sync of " + e.module() + " began at " + store);
        } else if (event instanceof BackupEvent.BackupServiceDeployed e) {
            return Optional.of("Backup Service of " + e.pool() + " installed, partner " + e.partner());
        }
        return Optional.empty();
    }

    private static Optional<String> stream(String store, StreamEvent event) {
        if (event instanceof StreamEvent.BatchImported e) {
            return Optional.of(
                    store + " imported " + changes(e.from(), e.to()) + " of " + e.module() + " from " + e.producer());
        } else if (event instanceof StreamEvent.PackageAcknowledged e) {
            return Optional.of(store + " learned that its partner has " + e.module() + " up to change " + e.upTo());
        } else if (event instanceof StreamEvent.ImportResumed e) {
            return Optional.of("imports of " + e.module() + " at " + store + " go on after change " + e.after() + " of "
                    + e.home());
        }
        return Optional.empty();
    }

    private static Optional<String> session(SessionEvent event) {
        if (event instanceof SessionEvent.ActRefused e) {
            return Optional.of(e.user() + " could not " + e.act() + ": " + e.id() + ", " + e.why());
        } else if (event instanceof SessionEvent.ConferenceStarted e) {
            return Optional.of(e.organizer() + " started the conference " + e.conference() + " at " + e.at());
        } else if (event instanceof SessionEvent.ConferenceJoined e) {
            return Optional.of(e.user() + " joined the conference " + e.conference());
        } else if (event instanceof SessionEvent.ConferenceLeft e) {
            return Optional.of(e.user() + " left the conference " + e.conference());
        } else if (event instanceof SessionEvent.ConferenceEnded e) {
            return Optional.of("the conference " + e.conference() + " ended: " + e.why());
        } else if (event instanceof SessionEvent.CallStarted e) {
            return Optional.of(e.from() + " called " + e.to());
        } else if (event instanceof SessionEvent.CallEnded e) {
            return Optional.of("the call of " + e.from() + " to " + e.to() + " ended");
        } else if (event instanceof SessionEvent.MessageSent e) {
            return Optional.of(e.from() + " sent a message to " + e.to());
        } else if (event instanceof SessionEvent.PresenceSet e) {
            return Optional.of(
                    e.user() + " set his presence to " + e.state() + (e.note().isEmpty() ? "" : ", " + e.note()));
        }
        return Optional.empty();
    }

    private static String changes(long first, long last) {
        return first == last ? "change " + first : "changes " + first + " to " + last;
    }

    private static String at(List<String> at) {
        return at.isEmpty() ? "" : " at " + String.join(" and ", at);
    }

    private static String line(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ");
    }

    /** The name of the type in words, and its data. */
    private static String plain(LogEvent event) {
        var words = event.type().name().replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        var parts = new ArrayList<String>();
        EventFields.of(event).forEach((field, value) -> {
            if (!MADE_UP.contains(field) && !value.isObject() && !value(value).isEmpty()) {
                parts.add(field.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT) + " " + value(value));
            }
        });
        var text = words + (parts.isEmpty() ? "" : ": " + String.join(", ", parts));
        return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS) + "...";
    }

    /** A value as people read it: of a long list how many, and the first of them. */
    static String value(JsonNode value) {
        if (!value.isArray()) {
            return value.isContainerNode() ? value.toString() : line(value.asText());
        }
        var items = new ArrayList<String>();
        for (var item : value) {
            if (items.size() == MOST_ITEMS) {
                break;
            }
            items.add(value(item));
        }
        return (value.size() > MOST_ITEMS ? Amounts.number(value.size()) + " of " : "")
                + String.join(", ", items)
                + (value.size() > MOST_ITEMS ? ", ..." : "");
    }
}
