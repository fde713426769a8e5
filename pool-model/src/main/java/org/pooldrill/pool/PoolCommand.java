package org.pooldrill.pool;

import java.util.List;
import java.util.Map;
import org.pooldrill.change.BackupModule;
import org.pooldrill.change.Change;
import org.pooldrill.change.Change.ContentUploaded;
import org.pooldrill.change.StreamCommand;

/** What can be asked of a home pool's stream in one store. */
public sealed interface PoolCommand {

    /** First command of every stream. */
    record Deploy(String home, String store, String partner) implements PoolCommand {}

    /** A user asks for a persistent change. */
    record Make(Change change) implements PoolCommand {}

    /** Replication. */
    record Replicate(StreamCommand command) implements PoolCommand {}

    /** A planned failover goes on to its next phase. */
    record EnterPhase(FailoverPhase phase) implements PoolCommand {}

    /** A planned failover ends before the switch. */
    record LiftReadOnly(String why) implements PoolCommand {}

    /** The partner serves from now on, or has done for a while. */
    record HandOver(String to, long term, Map<BackupModule, Long> known) implements PoolCommand {}

    /** The copy is to be brought into service. */
    record StartTakeover(boolean disaster) implements PoolCommand {}

    /** The takeover was interrupted. */
    record AbandonTakeover(String why) implements PoolCommand {}

    /** The switch. */
    record TakeOver(long term, boolean disaster) implements PoolCommand {}

    /** Hydration starts: said to the copy. */
    record StartFailback(boolean disaster) implements PoolCommand {}

    /** Hydration starts: said to the home pool. */
    record StartResumption(boolean disaster) implements PoolCommand {}

    /** Hydration gave up: said to the home pool. */
    record FailResumption(String why) implements PoolCommand {}

    /** Hydration gave up: said to the copy. */
    record FailFailback(String why) implements PoolCommand {}

    /** The home pool serves again: said to the copy. */
    record ReturnService(long term) implements PoolCommand {}

    /** The home pool serves again: said to the home pool. */
    record ResumeService(long term, boolean disaster) implements PoolCommand {}

    /** A forced sync found that the partner lacks these files. */
    record TakeInContent(List<ContentUploaded> files) implements PoolCommand {}

    /** Content made for the partner's users is left behind. */
    record SetContentAside(String why) implements PoolCommand {}

    /** The topology that this pool acts on names another partner, or none: said to the home pool. */
    record Pair(String partner) implements PoolCommand {}

    /** A term begins above that of a copy that was never given back. */
    record BeginTerm(long term, String why) implements PoolCommand {}

    /** This store need not keep its copy any longer. */
    record RemoveCopy(String why) implements PoolCommand {}

    /** Changes were lost with the Front Ends that had not written them yet. */
    record LoseUnwritten(List<Change> changes, String why) implements PoolCommand {}

    /** The share was lost with its content. */
    record EraseContent(String why) implements PoolCommand {}
}
