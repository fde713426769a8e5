package org.pooldrill.simulation;

import java.util.List;
import org.pooldrill.application.ApplicationEvent;
import org.pooldrill.backup.BackupEvent;
import org.pooldrill.change.Change;
import org.pooldrill.change.StreamEvent;
import org.pooldrill.chat.ChatEvent;
import org.pooldrill.client.ClientEvent;
import org.pooldrill.cms.CmsEvent;
import org.pooldrill.cms.MoveEvent;
import org.pooldrill.computer.ComputerEvent;
import org.pooldrill.edge.PerimeterEvent;
import org.pooldrill.exchange.ExchangeEvent;
import org.pooldrill.file.FileEvent;
import org.pooldrill.location.LocationEvent;
import org.pooldrill.pool.PoolEvent;
import org.pooldrill.replica.ReplicaUpdated;
import org.pooldrill.responsegroup.GroupEvent;
import org.pooldrill.session.SessionEvent;
import org.pooldrill.storage.StorageEvent;
import org.pooldrill.store.EventCodec;
import org.pooldrill.store.EventTypes;
import org.pooldrill.store.Upcaster;
import org.pooldrill.story.StoryEvent;

/** Every type of event that a log can hold. */
public final class EventCatalogue {
    /** What reads old versions of events: none so far. How to add one says docs/decisions/0009-old-logs-stay-readable.md. */
    private static final List<Upcaster> UPCASTERS = List.of();

    private static final EventTypes TYPES = EventTypes.of(
                    Change.class,
                    StreamEvent.class,
                    PoolEvent.class,
                    CmsEvent.class,
                    MoveEvent.class,
                    LocationEvent.class,
                    BackupEvent.class,
                    ComputerEvent.class,
                    ClientEvent.class,
                    SessionEvent.class,
                    PerimeterEvent.class,
                    ChatEvent.class,
                    ExchangeEvent.class,
                    ReplicaUpdated.class,
                    FileEvent.class,
                    ApplicationEvent.class,
                    GroupEvent.class,
                    StorageEvent.class,
                    StoryEvent.class)
            .withUpcasters(UPCASTERS);
    private static final EventCodec CODEC = new EventCodec(TYPES);

    private EventCatalogue() {}

    /** The types, by name. */
    public static EventTypes types() {
        return TYPES;
    }

    /** Reads and writes them; one for all simulations, since it never changes. */
    public static EventCodec codec() {
        return CODEC;
    }
}
