package org.pooldrill.chat;

import java.util.OptionalLong;
import org.pooldrill.chat.ChatEvent.BackupMade;
import org.pooldrill.chat.ChatEvent.DatabaseBack;
import org.pooldrill.chat.ChatEvent.DatabaseLost;
import org.pooldrill.chat.ChatEvent.LogApplied;
import org.pooldrill.chat.ChatEvent.LogShipped;
import org.pooldrill.chat.ChatEvent.LogShippingConfigured;
import org.pooldrill.chat.ChatEvent.LogShippingDropped;
import org.pooldrill.chat.ChatEvent.MirrorInstalled;
import org.pooldrill.chat.ChatEvent.MirrorRemoved;
import org.pooldrill.chat.ChatEvent.PrimaryRestored;
import org.pooldrill.chat.ChatEvent.SecondaryRecovered;
import org.pooldrill.chat.ChatEvent.SecondaryUsed;
import org.pooldrill.chat.ChatEvent.WrittenOff;

/**
 * The database mgc of one Persistent Chat pool: how far its log was shipped, and which copy is online. Times are
 * milliseconds since the start of the run, at which everything had been shipped.
 */
public final class ChatDatabase {
    private static final long NEVER = -1;

    private long shipped;
    private long applied;
    private boolean shipping = true;
    private long lostSince = NEVER;
    private long recoveredAt = NEVER;
    private boolean used;
    private long usedSince = NEVER;
    private boolean mirrored;
    private long backedUpAt = NEVER;
    private boolean restored;
    private long lostMillis;

    /** Up to when the log lies in the share of the secondary. */
    public long shipped() {
        return shipped;
    }

    /** Up to when it is applied there. */
    public long applied() {
        return applied;
    }

    public boolean shipping() {
        return shipping;
    }

    /** Since when no server of the database's own side is up. */
    public OptionalLong lostSince() {
        return lostSince == NEVER ? OptionalLong.empty() : OptionalLong.of(lostSince);
    }

    /** Whether the secondary's database is online. */
    public boolean recovered() {
        return recoveredAt != NEVER;
    }

    /** Whether the servers have used the secondary's database since it came online. */
    public boolean used() {
        return used;
    }

    /** Whether the secondary's database has a mirror. */
    public boolean mirrored() {
        return mirrored;
    }

    /** Whether a full backup of the secondary's database was made since it came online. */
    public boolean backedUp() {
        return backedUpAt != NEVER;
    }

    /** Whether that backup was restored over the primary database. */
    public boolean restored() {
        return restored;
    }

    /**
     * How much of what was written went lost so far. What a secondary that is online lacks is lost when the servers begin
     * to use it, or while no server of the primary's side is up.
     */
    public long lostMillis() {
        return lostMillis + (recovered() && !used && lostSince != NEVER ? lostSince - applied : 0);
    }

    /** How long the servers have used the secondary's database. */
    public long usedFor(long nowMillis) {
        return used ? nowMillis - usedSince : 0;
    }

    /** What an online secondary would miss now of what the primary had. */
    public long missing(long nowMillis) {
        return lostSince().orElse(nowMillis) - applied;
    }

    void evolve(long timeMillis, ChatEvent event) {
        if (event instanceof LogShipped) {
            applied = shipped;
            shipped = timeMillis;
        } else if (event instanceof DatabaseLost) {
            lostSince = timeMillis;
        } else if (event instanceof DatabaseBack) {
            lostSince = NEVER;
        } else if (event instanceof LogShippingDropped) {
            shipping = false;
        } else if (event instanceof LogApplied) {
            applied = shipped;
        } else if (event instanceof SecondaryRecovered) {
            recoveredAt = timeMillis;
            used = false;
            backedUpAt = NEVER;
            restored = false;
        } else if (event instanceof SecondaryUsed) {
            lostMillis += missing(timeMillis);
            used = true;
            usedSince = timeMillis;
        } else if (event instanceof MirrorInstalled) {
            mirrored = true;
        } else if (event instanceof MirrorRemoved) {
            mirrored = false;
        } else if (event instanceof BackupMade) {
            backedUpAt = timeMillis;
        } else if (event instanceof PrimaryRestored) {
            restored = true;
        } else if (event instanceof LogShippingConfigured) {
            shipping = true;
            shipped = timeMillis;
            applied = timeMillis;
            recoveredAt = NEVER;
            used = false;
        } else if (event instanceof WrittenOff e) {
            lostMillis += e.lostMillis();
            recoveredAt = NEVER;
            used = false;
        }
    }
}
