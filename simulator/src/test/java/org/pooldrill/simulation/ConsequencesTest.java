package org.pooldrill.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pooldrill.change.Change;
import org.pooldrill.change.Change.ContactAdded;
import org.pooldrill.change.Change.ContactRemoved;
import org.pooldrill.change.Event;
import org.pooldrill.session.SessionEvent;
import org.pooldrill.session.SessionEvent.CallStarted;
import org.pooldrill.store.EventData;
import org.pooldrill.store.StoredEvent;

class ConsequencesTest {
    private static final Event ADDED = new ContactAdded("alice", "bob");
    private static final Event REMOVED = new ContactRemoved("alice", "bob");
    private static final Event CALL = new CallStarted("alice", "bob");

    private final List<String> asked = new ArrayList<>();
    private final List<Event> toSay = new ArrayList<>();
    private final One ofChanges = new One("changes", Change.class);
    private final One ofCalls = new One("calls", SessionEvent.class);
    private final Agenda agenda = new Agenda(new NoCauses());
    private final Consequences consequences =
            new Consequences(List.of(ofChanges, ofCalls), EventCatalogue.types(), agenda);
    private Runnable toPlan = () -> {};
    private long seq;

    private static final class NoCauses implements Agenda.Causes {
        @Override
        public long current() {
            return 0;
        }

        @Override
        public void causedBy(long seq, Runnable action) {
            action.run();
        }
    }

    /** Says what it has to say when it is asked; whether it was asked for good reason shows in what is asked first. */
    private final class One implements Consequence {
        private final String name;
        private final Class<? extends Event> concern;

        One(String name, Class<? extends Event> concern) {
            this.name = name;
            this.concern = concern;
        }

        @Override
        public void settle() {
            asked.add(name);
            if (concern == SessionEvent.class) {
                toPlan.run();
            }
            if (!toSay.isEmpty() && concern.isInstance(toSay.get(0))) {
                happens(toSay.remove(0));
            }
        }

        @Override
        public List<Class<? extends Event>> concerns() {
            return List.of(concern);
        }

        @Override
        public boolean concernedBy(Event event) {
            return !event.equals(REMOVED);
        }
    }

    private void happens(Event event) {
        var type = EventCatalogue.types().typeOf(event.getClass());
        consequences.on(new StoredEvent("estate", ++seq, seq, 0, 0, "", -1, type, EventData.of("{}")), event);
    }

    /** Who was asked before the others were asked too, to be held to their silence. */
    private List<String> askedFirst() {
        return asked.subList(0, asked.size() - 2);
    }

    @Test
    void asksEverybodyTheFirstTime() {
        consequences.settle();
        assertThat(askedFirst()).containsExactly("changes", "calls");
    }

    @Test
    void asksOnlyWhomAnEventConcerns() {
        consequences.settle();
        asked.clear();
        happens(CALL);
        happens(REMOVED);
        consequences.settle();
        assertThat(askedFirst()).containsExactly("calls");
    }

    @Test
    void asksAgainWhatFollowsFromWhatFollowed() {
        consequences.settle();
        asked.clear();
        toSay.add(ADDED);
        happens(ADDED);
        consequences.settle();
        assertThat(askedFirst()).containsExactly("changes", "changes");
    }

    @Test
    void asksWhoIsNamed() {
        consequences.settle();
        asked.clear();
        consequences.ask(ofCalls);
        consequences.settle();
        assertThat(askedFirst()).containsExactly("calls");
    }

    @Test
    void catchesOneThatHadSomethingToSayThoughNothingConcernedIt() {
        consequences.settle();
        toSay.add(CALL);
        happens(ADDED);
        assertThatThrownBy(consequences::settle)
                .isInstanceOf(AssertionError.class)
                .hasMessage("One was not asked, and had to say something");
    }

    @Test
    void catchesOneThatOnlyPutSomethingOnTheAgendaThoughNothingConcernedIt() {
        consequences.settle();
        toPlan = () -> agenda.in(1_000, () -> {});
        happens(ADDED);
        assertThatThrownBy(consequences::settle)
                .isInstanceOf(AssertionError.class)
                .hasMessage("One was not asked, and had to change what is due");
    }

    @Test
    void catchesOneThatOnlyTookSomethingOffTheAgendaThoughNothingConcernedIt() {
        var planned = agenda.in(1_000, () -> {});
        consequences.settle();
        toPlan = planned::cancel;
        happens(ADDED);
        assertThatThrownBy(consequences::settle)
                .isInstanceOf(AssertionError.class)
                .hasMessage("One was not asked, and had to change what is due");
    }

    @Test
    void mayPutSomethingOnTheAgendaWhereItIsConcerned() {
        consequences.settle();
        toPlan = () -> {
            agenda.in(1_000, () -> {});
            toPlan = () -> {};
        };
        happens(CALL);
        consequences.settle();
        assertThat(agenda.next()).isEqualTo(1_000);
    }
}
