package org.pooldrill.application;

import org.pooldrill.application.ApplicationEvent.ApplicationsDeployed;
import org.pooldrill.application.ApplicationEvent.CallParkMusicChanged;
import org.pooldrill.application.ApplicationEvent.CallParkSettingsChanged;
import org.pooldrill.application.ApplicationEvent.GroupSettingsChanged;
import org.pooldrill.application.ApplicationEvent.ResponseGroupChanged;
import org.pooldrill.application.ApplicationEvent.ResponseGroupsImported;
import org.pooldrill.application.ApplicationEvent.ResponseGroupsRemoved;
import org.pooldrill.estate.CallParkSettings;
import org.pooldrill.responsegroup.GroupDatabase;

/** The applications of one pool: the fold of their events in that pool's store. */
public final class ApplicationState {
    private String pool = "";
    private GroupDatabase groups = GroupDatabase.EMPTY;
    private CallParkSettings callPark = CallParkSettings.DEFAULT;
    private String music = "";

    /** The pool; empty before the first event. */
    public String pool() {
        return pool;
    }

    /** The Response Group database. */
    public GroupDatabase groups() {
        return groups;
    }

    public CallParkSettings callPark() {
        return callPark;
    }

    /** The file with the music that parked callers hear; empty for Lync's own. */
    public String music() {
        return music;
    }

    /** Applies one event of this pool's applications. */
    public void evolve(ApplicationEvent event) {
        pool = event.pool();
        if (event instanceof ApplicationsDeployed e) {
            groups = e.groups();
            callPark = e.callPark();
            music = e.music();
        } else if (event instanceof ResponseGroupsImported e) {
            groups = e.groups();
        } else if (event instanceof ResponseGroupsRemoved e) {
            groups = groups.without(e.ids());
        } else if (event instanceof ResponseGroupChanged e) {
            groups = groups.with(e.group());
        } else if (event instanceof GroupSettingsChanged e) {
            groups = groups.with(e.settings());
        } else if (event instanceof CallParkSettingsChanged e) {
            callPark = e.settings();
        } else if (event instanceof CallParkMusicChanged e) {
            music = e.file();
        }
    }

    /** Two states that print alike are alike. */
    @Override
    public String toString() {
        return groups + " " + callPark + " " + music;
    }
}
