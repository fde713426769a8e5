package org.pooldrill.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pooldrill.client.Cause;
import org.pooldrill.client.ClientEvent.RegistrarVerdict;
import org.pooldrill.client.ClientEvent.UsersSignedIn;
import org.pooldrill.client.ClientEvent.UsersThrownOut;
import org.pooldrill.client.Mode;
import org.pooldrill.computer.ComputerEvent.BackEndToleranceExceeded;
import org.pooldrill.computer.ComputerEvent.LinkChanged;
import org.pooldrill.session.SessionEvent.ActRefused;
import org.pooldrill.session.SessionEvent.ConferenceEnded;
import org.pooldrill.story.StoryEvent.CommandEnded;
import org.pooldrill.story.StoryEvent.CommandStarted;
import org.pooldrill.story.StoryEvent.ExpectationChecked;
import org.pooldrill.story.StoryEvent.FindingRaised;
import org.pooldrill.story.StoryEvent.NoteWritten;
import org.pooldrill.story.StoryEvent.StepBegan;
import org.pooldrill.story.StoryEvent.StepRefused;
import org.pooldrill.view.View;

class TimelineTest {
    private static final Instant START = Instant.parse("2013-11-04T08:00:00Z");

    private final List<String> lines = new ArrayList<>();

    private Timeline timeline(Style style, int width) {
        return new Timeline(new TimelinePage(START, style, width, lines::add));
    }

    private String text() {
        return String.join("\n", lines);
    }

    @Test
    void tellsOfUsersWhoDoTheSameInOneLine() {
        var timeline = timeline(Style.PLAIN, 0);
        timeline.hear(View.ESTATE, 60_000, new StepBegan(1, "", "advance 1h"));
        timeline.hear(View.ESTATE, 61_000, new UsersThrownOut("pool1", "pool1", Cause.AWAITING_REGISTRAR_TIMER, 1_500));
        timeline.hear(View.ESTATE, 90_500, signedIn("a", "b"));
        timeline.hear(View.ESTATE, 95_000, signedIn("c"));
        timeline.hear(View.ESTATE, 120_000, new RegistrarVerdict("pool1", "pool2", false));
        timeline.finish();

        assertThat(text()).isEqualTo("""
                +0h01m00s  11-04 08:01:00  advance 1h
                +0h01m01s  11-04 08:01:01  1,500 users of pool1 lost pool1 (AwaitingRegistrarTimer)
                +0h01m35s  11-04 08:01:35  3 users of pool1 signed in at pool2, since +0h01m30.500s
                +0h02m00s  11-04 08:02:00  the registrar of pool2 finds pool1 back""");
    }

    @Test
    void doesNotSayOfABackEndThatIsGoneWhereItsUsersAre() {
        var timeline = timeline(Style.PLAIN, 0);
        timeline.hear(View.ESTATE, 60_000, new BackEndToleranceExceeded("pool1"));
        timeline.finish();

        assertThat(text())
                .endsWith("the User databases of pool1 have been away for too long: whom it serves, it serves"
                        + " in resiliency mode");
    }

    @Test
    void tellsOfConferencesThatEndAlikeInOneLine() {
        var timeline = timeline(Style.PLAIN, 0);
        timeline.hear(View.ESTATE, 60_000, new ConferenceEnded("a", "ended by alice"));
        timeline.hear(View.ESTATE, 60_000, new ConferenceEnded("b", "pool1 is gone"));
        timeline.hear(View.ESTATE, 61_000, new RegistrarVerdict("pool1", "pool2", true));
        timeline.hear(View.ESTATE, 62_000, new ConferenceEnded("c", "pool1 is gone"));
        timeline.hear(View.ESTATE, 62_000, new ConferenceEnded("d", "pool1 is gone"));
        timeline.finish();

        assertThat(text()).isEqualTo("""
                +0h01m00s  11-04 08:01:00  conference b ended: pool1 is gone
                +0h01m01s  11-04 08:01:01  the registrar of pool2 finds pool1 down
                +0h01m02s  11-04 08:01:02  2 conferences ended: pool1 is gone""");
    }

    @Test
    void countsWhatIsRefusedInOneStepForTheSameReason() {
        var timeline = timeline(Style.PLAIN, 0);
        timeline.hear(View.ESTATE, 0, new StepBegan(1, "", "advance 1h"));
        for (var user : List.of("alice", "bob", "carol")) {
            timeline.hear(View.ESTATE, 1_000, new ActRefused(user, "upload-content", "FileStoreUnavailable", "gone"));
        }
        timeline.finish();

        assertThat(text()).isEqualTo("""
                +0h00m00s  11-04 08:00:00  advance 1h
                +0h00m01s  11-04 08:00:01    refused: FileStoreUnavailable, gone
                +0h00m01s  11-04 08:00:01  2 acts more refused: FileStoreUnavailable""");
    }

    @Test
    void saysThatAStepWasRefusedAndWhy() {
        var timeline = timeline(Style.PLAIN, 0);
        timeline.hear(View.ESTATE, 0, new StepBegan(1, "", "Topology Builder: federation at edge2 on"));
        timeline.hear(View.ESTATE, 0, new StepRefused(1, "TwoFederationEdges", "edge1 has it"));

        assertThat(text()).isEqualTo("""
                +0h00m00s  11-04 08:00:00  Topology Builder: federation at edge2 on
                +0h00m00s  11-04 08:00:00    refused: TwoFederationEdges, edge1 has it""");
    }

    @Test
    void saysWhyAnActIsRefused() {
        var timeline = timeline(Style.PLAIN, 0);
        timeline.hear(View.ESTATE, 0, new StepBegan(1, "", "alice call"));
        timeline.hear(View.ESTATE, 0, new ActRefused("alice", "call", "CannotSignIn", "alice is signed out"));

        assertThat(text()).isEqualTo("""
                +0h00m00s  11-04 08:00:00  alice call
                +0h00m00s  11-04 08:00:00    refused: CannotSignIn, alice is signed out""");
    }

    @Test
    void writesTheBandwidthOfALinkAsDrillsDo() {
        var timeline = timeline(Style.PLAIN, 0);
        timeline.hear(View.ESTATE, 0, link(100_000_000));
        timeline.hear(View.ESTATE, 0, link(1_500_000));

        assertThat(text()).contains("is up, 100Mbps").contains("is up, 1500kbps");
    }

    private static LinkChanged link(long bitsPerSecond) {
        return new LinkChanged("A", "B", true, bitsPerSecond, 20, 0);
    }

    private static UsersSignedIn signedIn(String... users) {
        return new UsersSignedIn("pool1", "pool2", Mode.REGULAR, Cause.NONE, List.of(users));
    }

    @Test
    void saysOfAStepOnceWhatItsOwnEventSays() {
        var timeline = timeline(Style.PLAIN, 0);
        timeline.hear(View.ESTATE, 0, new StepBegan(1, "", "note Hello"));
        timeline.hear(View.ESTATE, 0, new NoteWritten("Hello"));
        timeline.hear(View.ESTATE, 0, new StepBegan(2, "", "Get-CsPool"));
        timeline.hear(View.ESTATE, 0, new CommandStarted(1, "", "Get-CsPool", "admin", "pool2", List.of()));
        timeline.hear(View.ESTATE, 2_000, new CommandEnded(1, "", "\nIdentity : pool1\n\n", List.of(), "", 2_000));
        timeline.hear(View.ESTATE, 2_000, new FindingRaised("SplitBrain", "error", "pool1", "both serve"));
        timeline.hear(View.ESTATE, 2_000, new StepBegan(3, "", "expect a == b"));
        timeline.hear(View.ESTATE, 2_000, new ExpectationChecked("a == b", false));
        timeline.finish();

        assertThat(text()).isEqualTo("""
                +0h00m00s  11-04 08:00:00  # Hello
                +0h00m00s  11-04 08:00:00  admin@pool2> Get-CsPool
                +0h00m02s  11-04 08:00:02    ended after 2s

                    Identity : pool1
                +0h00m02s  11-04 08:00:02  ! SplitBrain at pool1: both serve
                +0h00m02s  11-04 08:00:02  NOT MET a == b""");
    }

    @Test
    void fitsATerminalInColour() {
        var timeline = timeline(Style.COLOURED, 50);
        timeline.hear(View.ESTATE, 0, new FindingRaised("NextHopDown", "warning", "edge1", "its next hop is down"));

        assertThat(text()).isEqualTo("""
                +0h00m00s  \u001b[2m11-04 08:00:00\u001b[0m  \u001b[33m! NextHopDown at edge1:\u001b[0m
                                             \u001b[33mits next hop is down\u001b[0m""");
    }
}
