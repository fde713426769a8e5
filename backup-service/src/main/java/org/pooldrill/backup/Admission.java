package org.pooldrill.backup;

import org.pooldrill.change.BackupModule;
import org.pooldrill.cms.CmsState;
import org.pooldrill.cms.InstanceState;
import org.pooldrill.pool.PoolState;
import org.pooldrill.pool.Service;

/**
 * Whether a store may take a package in. Who speaks for a stream changes with failovers, and a package may have been on
 * its way meanwhile: the term it was sent in tells ({@code [model]}; of two stores that disagree the higher term is
 * right).
 *
 * @param why what stands against it; empty where nothing does
 */
record Admission(Verdict verdict, String why) {

    enum Verdict {
        /** Import it. */
        NOW,
        /** It is right, but this store is not ready: it stays where it is. */
        LATER,
        /** Its sender no longer speaks for the stream: throw it away. */
        NEVER
    }

    private static final Admission NOW = new Admission(Verdict.NOW, "");

    static Admission of(BackupPackage parcel, Installation here) {
        if (parcel.module() == BackupModule.CMS_MASTER) {
            return here.own
                    .cmsState()
                    .map(cms -> ofConfiguration(parcel, cms))
                    .orElseGet(() -> later("there is no Central Management database at " + here.pool()));
        }
        return ofUsers(parcel, here.own.state(parcel.home()));
    }

    private static Admission ofConfiguration(BackupPackage parcel, CmsState cms) {
        if (parcel.term() < cms.term()) {
            return superseded(parcel, cms.term());
        }
        if (cms.state() == InstanceState.BACKUP) {
            return NOW;
        }
        return cms.state() == InstanceState.ACTIVE && parcel.term() == cms.term()
                ? never("the instance at " + cms.pool() + " is the active master itself")
                : later("the instance at " + cms.pool() + " is " + cms.state() + ", not Backup");
    }

    private static Admission ofUsers(BackupPackage parcel, PoolState state) {
        if (parcel.term() < state.term()) {
            return superseded(parcel, state.term());
        }
        if (parcel.term() > state.term()) {
            return later(state.store() + " has not learned yet who serves the users of " + state.home());
        }
        if (state.service() == Service.TAKEN_OVER || state.service() == Service.FAILING_BACK) {
            return never("the users of " + state.home() + " are served by " + state.store() + " itself");
        }
        return NOW;
    }

    private static Admission superseded(BackupPackage parcel, long term) {
        return never("it was sent in term " + parcel.term() + ", but term " + term + " has begun");
    }

    private static Admission later(String why) {
        return new Admission(Verdict.LATER, why);
    }

    private static Admission never(String why) {
        return new Admission(Verdict.NEVER, why);
    }
}
