package org.pooldrill.cms;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.pooldrill.change.Change;
import org.pooldrill.change.Change.ConfigurationSet;
import org.pooldrill.change.Event;
import org.pooldrill.change.Stream;
import org.pooldrill.change.StreamEvent;
import org.pooldrill.change.StreamEvent.ChangesSetAside;
import org.pooldrill.change.Undo;
import org.pooldrill.cms.CmsEvent.InstanceChanged;
import org.pooldrill.cms.CmsEvent.InstanceInstalled;

/** One instance of the Central Management store: the fold of its stream in its pool's store. */
public final class CmsState {

    private record ValueBack(CmsState state, String key, String before) implements Undo {
        @Override
        public void run() {
            state.put(key, before);
        }
    }

    private String pool = "";
    private String other = "";
    private InstanceState state = InstanceState.ABSENT;
    private long term;
    private long version;
    private final Stream stream = new Stream();
    private final Map<String, String> configuration = new TreeMap<>();

    /** The pool that hosts this instance. */
    public String pool() {
        return pool;
    }

    /** The pool that hosts the other instance; empty where there is none. */
    public String other() {
        return other;
    }

    public InstanceState state() {
        return state;
    }

    /** Counts the changes of the active master that this instance knows of. */
    public long term() {
        return term;
    }

    /** Counts the changes of the configuration here, imported ones and undone ones included. */
    public long version() {
        return version;
    }

    public Stream stream() {
        return stream;
    }

    /** What is published, by key. */
    public Map<String, String> configuration() {
        return Collections.unmodifiableMap(configuration);
    }

    /** Applies one event of this stream. */
    public void evolve(Event event) {
        if (event instanceof Change e) {
            stream.made(e.module(), apply(e));
        } else if (event instanceof StreamEvent e) {
            stream.evolve(e, this::apply);
            if (e instanceof ChangesSetAside) {
                version++;
            }
        } else if (event instanceof InstanceInstalled e) {
            pool = e.pool();
            other = e.standby();
            state = e.state();
            if (!configuration.isEmpty()) {
                configuration.clear();
                version++;
            }
            configuration.putAll(e.configuration());
        } else if (event instanceof InstanceChanged e) {
            state = e.state();
            term = e.term();
        }
    }

    private Undo apply(Change change) {
        var c = (ConfigurationSet) change;
        var before = put(c.key(), c.value());
        version++;
        return new ValueBack(this, c.key(), before);
    }

    private String put(String key, String value) {
        var before = value.isEmpty() ? configuration.remove(key) : configuration.put(key, value);
        return before == null ? "" : before;
    }
}
