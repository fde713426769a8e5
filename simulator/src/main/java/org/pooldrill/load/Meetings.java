package org.pooldrill.load;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.Function;
import org.pooldrill.act.Acts;
import org.pooldrill.session.Sessions;
import org.pooldrill.usermodel.Figure;
import org.pooldrill.usermodel.UserModel;

/**
 * Conferences that the users of one pool or branch organise, with users of all: 5 % of the active users are in one at
 * any moment of the working hours, 85 % have four participants, 10 % six, 5 % eleven, one in a day 250; all join within
 * five minutes [doc] and leave together when they have stayed an hour on average [inferred]. 15 % have two PowerPoint
 * files [doc], which the organiser uploads at any time [model].
 *
 * <p>A conference is drawn whole when it starts, and its plan goes on whatever becomes of it; what is then not possible
 * is counted. Those held today were scheduled before the run, those scheduled today come later [model]; one that recurs
 * has the same name every time.
 */
final class Meetings implements Kind {
    private static final int RECURRING = 0;
    private static final int SCHEDULED = 1;
    private static final int[] SIZES = {4, 6, 11};

    private final Staff staff;
    private final String name;
    private final UserModel model;
    private final Acts acts;
    private final Sessions sessions;
    private final Tally tally;
    private final Random random;
    private final Random uploads;
    private final Guests guests;
    private final Arrivals usual;
    private final Arrivals large;
    private final Deck sizes;
    private final Deck sorts;
    private final Deck content;
    private final Deck videos;
    private final long resolutionMillis;
    private final PriorityQueue<FollowUp> followUps =
            new PriorityQueue<>(Comparator.comparingLong(FollowUp::atMillis).thenComparingLong(FollowUp::number));
    private long conferences;
    private long asked;

    /**
     * @param name what the names of the conferences begin with
     * @param stream the random stream of a kind: what is uploaded has its own, so that it does not shift who meets when
     */
    Meetings(
            Staff staff,
            List<Staff> everybody,
            String name,
            UserModel model,
            Acts acts,
            Sessions sessions,
            Tally tally,
            Function<String, Random> stream) {
        this.staff = staff;
        this.name = name;
        this.model = model;
        this.acts = acts;
        this.sessions = sessions;
        this.tally = tally;
        random = stream.apply("conferences");
        uploads = stream.apply("uploads");
        guests = new Guests(everybody, random);
        resolutionMillis = model.millis(Figure.RESOLUTION);
        usual = new Arrivals(random, DayShape.of(model.workingHours()), resolutionMillis);
        large = new Arrivals(
                stream.apply("large-conferences"), DayShape.ofPeaks(model.workingHours()), resolutionMillis);
        sizes = new Deck(
                random,
                model.share(Figure.CONFERENCES_OF_FOUR),
                model.share(Figure.CONFERENCES_OF_SIX),
                model.share(Figure.CONFERENCES_OF_ELEVEN));
        var scheduled = model.share(Figure.SCHEDULED_CONFERENCES);
        var recurring = scheduled * model.share(Figure.RECURRING);
        sorts = new Deck(random, recurring, scheduled - recurring, 1 - scheduled);
        content = Deck.share(stream.apply("content"), model.dataCollaboration());
        videos = Deck.share(stream.apply("videos"), model.share(Figure.VIDEO_DECKS));
    }

    @Override
    public void day(long dayMillis) {
        var averages = model.averages(staff.active());
        var count = usual.day(dayMillis, averages.conferencesPerDay());
        sizes.shuffle(count);
        count += large.day(dayMillis, averages.largeConferencesPerDay());
        sorts.shuffle(count);
        content.shuffle(count);
        videos.shuffle(content.left(0) * model.count(Figure.DECKS_PER_CONFERENCE));
    }

    @Override
    public long next() {
        var next = Math.min(usual.next(), large.next());
        return followUps.isEmpty() ? next : Math.min(next, followUps.peek().atMillis());
    }

    @Override
    public void act(long nowMillis) {
        while (usual.next() <= nowMillis) {
            usual.pass();
            start(nowMillis, SIZES[sizes.deal()]);
        }
        while (large.next() <= nowMillis) {
            large.pass();
            start(nowMillis, model.count(Figure.LARGE_CONFERENCE_SIZE));
        }
        while (!followUps.isEmpty() && followUps.peek().atMillis() <= nowMillis) {
            follow(followUps.remove());
        }
    }

    @Override
    public int held() {
        return followUps.size();
    }

    private void start(long nowMillis, int size) {
        var sort = sorts.deal();
        var hasContent = content.dealsFirst();
        var meeting = guests.draw(staff, size);
        conferences++;
        if (meeting.isEmpty()) {
            tally.notPossible();
            return;
        }
        var organizer = meeting.get(0);
        var id = id(sort, organizer.user());
        plan(nowMillis, id, meeting, hasContent);
        if (staff.isRegular(organizer.index())) {
            acts.conferences().start(organizer.user(), id);
        } else {
            tally.notPossible();
        }
    }

    private String id(int sort, String organizer) {
        return switch (sort) {
            case RECURRING -> "series-" + organizer;
            case SCHEDULED -> name + "-scheduled-" + conferences;
            default -> name + "-now-" + conferences;
        };
    }

    private void plan(long nowMillis, String id, List<Guest> meeting, boolean hasContent) {
        var joinWithin = model.millis(Figure.JOIN_WITHIN);
        for (var guest : meeting) {
            var joins = nowMillis + steps(random.nextDouble() * joinWithin);
            followUps.add(new FollowUp.Join(joins, asked++, id, guest));
        }
        var length = Math.max(2 * resolutionMillis, steps(model.millis(Figure.CONFERENCE_LENGTH) + joinWithin / 2.0));
        if (hasContent) {
            planContent(nowMillis, length - resolutionMillis, id, meeting.get(0));
        }
        followUps.add(new FollowUp.Part(nowMillis + length, asked++, id, meeting));
    }

    private void planContent(long nowMillis, long length, String id, Guest organizer) {
        for (var deck = 1; deck <= model.count(Figure.DECKS_PER_CONFERENCE); deck++) {
            var bytes = model.bytes(videos.dealsFirst() ? Figure.VIDEO_DECK_SIZE : Figure.DECK_SIZE);
            upload(nowMillis, length, id, organizer, "-deck" + deck + ".pptx", bytes);
        }
        for (var document = 1; document <= model.count(Figure.DOCUMENTS_PER_CONFERENCE); document++) {
            var bytes = model.bytes(Figure.DOCUMENT_SIZE);
            upload(nowMillis, length, id, organizer, "-document" + document + ".docx", bytes);
        }
        followUps.add(new FollowUp.Annotate(nowMillis + steps(length / 2.0), asked++, id));
    }

    private void upload(long nowMillis, long length, String id, Guest organizer, String file, long bytes) {
        var at = nowMillis + Math.min(length, steps(uploads.nextDouble() * length));
        followUps.add(new FollowUp.Upload(at, asked++, id, organizer, conferences + file, bytes));
    }

    /** To the next moment of the grid, and at least one moment later. */
    private long steps(double millis) {
        return Math.max(1, Math.round(millis / resolutionMillis)) * resolutionMillis;
    }

    private void follow(FollowUp due) {
        if (due instanceof FollowUp.Join join) {
            join(join);
        } else if (due instanceof FollowUp.Upload upload) {
            upload(upload);
        } else if (due instanceof FollowUp.Annotate annotate) {
            if (runs(annotate.conference())) {
                tally.annotated(model.count(Figure.ANNOTATIONS_PER_CONFERENCE));
            }
        } else if (due instanceof FollowUp.Part part) {
            part(part);
        }
    }

    private boolean runs(String conference) {
        return sessions.conferences().containsKey(conference);
    }

    private void join(FollowUp.Join join) {
        var guest = join.guest();
        if (runs(join.conference()) && guest.staff().isSignedIn(guest.index())) {
            acts.conferences().join(guest.user(), join.conference());
        } else {
            tally.notPossible();
        }
    }

    private void upload(FollowUp.Upload upload) {
        var organizer = upload.organizer();
        if (runs(upload.conference()) && organizer.staff().isRegular(organizer.index())) {
            acts.conferences().upload(organizer.user(), upload.conference(), upload.file(), upload.bytes());
        } else {
            tally.notPossible();
        }
    }

    private void part(FollowUp.Part part) {
        Guests.part(part.guests());
        var running = sessions.conferences().get(part.conference());
        if (running != null) {
            new ArrayList<>(running.participants())
                    .forEach(user -> acts.conferences().leave(user, part.conference()));
            acts.conferences().end(running.organizer(), part.conference());
        }
    }
}
