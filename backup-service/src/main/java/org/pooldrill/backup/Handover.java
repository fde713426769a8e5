package org.pooldrill.backup;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.pooldrill.change.BackupModule;
import org.pooldrill.change.StreamCommand;
import org.pooldrill.change.StreamCommand.Acknowledge;
import org.pooldrill.change.StreamCommand.SetAside;
import org.pooldrill.cms.InstanceState;
import org.pooldrill.pool.PoolCommand.SetContentAside;

/**
 * What becomes of changes when another store has taken the word over a stream: what that store knew is as good as
 * acknowledged, what it did not know is set aside. Nothing is deleted (domain text, section 5.8; {@code [inferred]}).
 */
final class Handover {
    private static final List<BackupModule> USER_DATA = List.of(BackupModule.PRESENCE_FOCUS, BackupModule.DATA_CONF);

    private final Installation here;

    Handover(Installation here) {
        this.here = here;
    }

    /**
     * Sets aside what this pool made for its own users and its partner did not know when it took over. Does nothing for
     * another home, for a pool that has not handed over, and when repeated.
     */
    void setAside(String home, String why) {
        if (home.equals(here.pool())) {
            var state = here.own.state(home);
            if (Installation.handedOver(state)) {
                settle(home, state.knownAtHandover(), why);
            }
        }
    }

    /** Sets aside what was made here for the partner's users since this store took them over, acknowledged or not. */
    void setAsideMadeHere(String home, String why) {
        var before = here.own.state(home).producedBeforeTakeover();
        var commands = new ArrayList<StreamCommand>();
        USER_DATA.forEach(module -> commands.add(new SetAside(module, before.getOrDefault(module, 0L), why)));
        here.replicate(home, commands);
        here.own.pool(home, List.of(new SetContentAside(why)));
        here.catchUp();
    }

    /** Sets aside what was published at this pool's instance beyond what the new active master knew. */
    void setAsideConfiguration(String instance, long known, String why) {
        var active = here.own
                .cmsState()
                .filter(cms -> cms.state() == InstanceState.ACTIVE)
                .isPresent();
        if (active) {
            throw new IllegalStateException(
                    instance + " is Active: only an instance that is not can have its changes set aside");
        }
        here.replicate(instance, upTo(BackupModule.CMS_MASTER, known, why));
    }

    private void settle(String home, Map<BackupModule, Long> known, String why) {
        var commands = new ArrayList<StreamCommand>();
        USER_DATA.forEach(module -> commands.addAll(upTo(module, known.getOrDefault(module, 0L), why)));
        here.replicate(home, commands);
    }

    private static List<StreamCommand> upTo(BackupModule module, long known, String why) {
        return List.of(new Acknowledge(module, "handover", known), new SetAside(module, known, why));
    }
}
