package org.pooldrill.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.pooldrill.drill.DrillFile;
import org.pooldrill.log.LogEnd;
import org.pooldrill.log.LogWriter;
import org.pooldrill.log.Spool;
import org.pooldrill.log.SpoolClosedException;
import org.pooldrill.log.SpoolSpace;
import org.pooldrill.report.AfterAction;
import org.pooldrill.report.ReportJson;
import org.pooldrill.report.Style;
import org.pooldrill.report.Timeline;
import org.pooldrill.report.TimelinePage;
import org.pooldrill.run.DrillRunner;
import org.pooldrill.run.RunReport;
import org.pooldrill.store.EmbeddedStores;
import org.pooldrill.store.StoredEvent;
import org.pooldrill.story.StoryEvent.StepBegan;

/** A drill that is run while nobody waits for it: how far it is, and what came of it. */
final class Job implements Runnable, Followed {
    private static final int EVENTS_BETWEEN_NEWS = 1_000;

    /** Where a job is in its life; after {@link #RUNNING} it has ended. */
    enum State {
        QUEUED,
        RUNNING,
        PASSED,
        FAILED,
        INTERRUPTED,
        CANCELLED,
        DEFECT;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean ended() {
            return compareTo(RUNNING) > 0;
        }

        static State of(LogEnd end) {
            return valueOf(end.name());
        }
    }

    /** How far it is: the number of the step that began last, simulated time, events. */
    private record Progress(int step, long millis, long events) {}

    /** What came of it. */
    private record Result(State state, Optional<RunReport> report, String page, Optional<String> why) {}

    private final long number;
    private final DrillFile.Ready ready;
    private final Limits limits;
    private final LongSupplier nanos;
    private final Processors processors;
    private final List<EventStream> streams = new CopyOnWriteArrayList<>();
    private final AtomicLong news = new AtomicLong(1);
    private final AtomicLong lastUse;
    private final Spool log;
    private final AtomicBoolean logClosed = new AtomicBoolean();
    private volatile Progress progress = new Progress(0, 0, 0);
    private volatile Result result = new Result(State.QUEUED, Optional.empty(), "", Optional.empty());
    private volatile Optional<String> tooMuch = Optional.empty();
    private volatile boolean cancelled;

    /**
     * @param number no other job of this server has or had it
     * @param space what its log shares with others
     */
    Job(
            long number,
            DrillFile.Ready ready,
            Limits limits,
            LongSupplier nanos,
            Processors processors,
            SpoolSpace space) {
        log = new Spool(space);
        this.processors = processors;
        this.number = number;
        this.ready = ready;
        this.limits = limits;
        this.nanos = nanos;
        lastUse = new AtomicLong(nanos.getAsLong());
    }

    long number() {
        return number;
    }

    State state() {
        return result.state;
    }

    // It runs

    @Override
    public void run() {
        if (cancelled) {
            neverBegan();
            return;
        }
        changed(new Result(State.RUNNING, Optional.empty(), "", Optional.empty()));
        var last = computed();
        if (last.report.isEmpty()) {
            closeLog();
        }
        changed(last);
        if (cancelled) {
            closeLog();
        }
    }

    private Result computed() {
        try {
            var longest = limits.jobs().time();
            return processors.in(longest, longest, this::played);
        } catch (ProblemException noPlace) {
            var state = cancelled ? State.CANCELLED : State.INTERRUPTED;
            return new Result(state, Optional.empty(), "", Optional.ofNullable(noPlace.getMessage()));
        }
    }

    private void closeLog() {
        if (logClosed.compareAndSet(false, true)) {
            log.close();
        }
    }

    private Result played(Processors.Place place) {
        var chronicle = new ArrayList<String>();
        var timeline = new Timeline(new TimelinePage(ready.estate().start(), Style.PLAIN, 0, chronicle::add));
        try {
            var report = DrillRunner.of(ready)
                    .keptIn(header -> EmbeddedStores.sharing(
                            limits.memoryBytes(), ready.estate().pools().size() + 1))
                    .logTo(header -> LogWriter.to(log.out(), header))
                    .heardBy(timeline)
                    .heardBy(this::heard)
                    .interruptedBy(() -> toStop(place))
                    .run();
            timeline.finish();
            var page = AfterAction.of(report, ready.estate().targets(), chronicle);
            var state = cancelled ? State.CANCELLED : State.of(report.outcome());
            return new Result(state, Optional.of(report), page, why(report));
        } catch (RuntimeException | Error broken) {
            var full = ProblemException.ofFullDisk(broken);
            return new Result(
                    full.isPresent() ? State.INTERRUPTED : State.DEFECT,
                    Optional.empty(),
                    "",
                    Optional.ofNullable(full.map(Throwable::getMessage).orElse(broken.toString())));
        }
    }

    private Optional<String> why(RunReport report) {
        return switch (report.outcome()) {
            case PASSED -> Optional.empty();
            case FAILED ->
                report.failures().stream().findFirst().map(failure -> failure.place() + ": " + failure.text());
            case INTERRUPTED -> cancelled ? Optional.empty() : tooMuch;
            case DEFECT -> report.defect().map(Throwable::toString);
        };
    }

    private void heard(StoredEvent raw, Object payload) {
        var step = payload instanceof StepBegan began ? began.number() : progress.step;
        var another = step != progress.step;
        progress = new Progress(step, raw.t(), raw.seq());
        if (another || raw.seq() % EVENTS_BETWEEN_NEWS == 0) {
            tell();
        }
    }

    private boolean toStop(Processors.Place place) {
        if (cancelled || tooMuch.isPresent()) {
            return true;
        }
        tooMuch = progress.events >= limits.events()
                ? Optional.of("it has as many events as one may have, " + progress.events)
                : place.pass() ? Optional.empty() : place.refusal().map(Throwable::getMessage);
        return tooMuch.isPresent();
    }

    private void changed(Result next) {
        lastUse.set(nanos.getAsLong());
        result = next;
        tell();
    }

    private void tell() {
        news.incrementAndGet();
        streams.forEach(EventStream::nudge);
    }

    /** It ends soon, if it has not; what came of it is kept only for those who read it already. */
    void cancel() {
        cancelled = true;
        if (state().ended()) {
            closeLog();
        }
    }

    /** It was cancelled before it began. */
    void neverBegan() {
        changed(new Result(State.CANCELLED, Optional.empty(), "", Optional.empty()));
        closeLog();
    }

    // What is told of it

    /** Where it is, for programs. */
    ObjectNode json() {
        var now = result;
        var far = progress;
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("id", String.valueOf(number))
                .put("title", ready.drill().title())
                .put("estate", ready.estate().name())
                .put("seed", ready.drill().seed())
                .put("state", now.state.word())
                .put("step", far.step)
                .put("steps", ready.drill().steps().size())
                .put("time", Duration.ofMillis(far.millis).toString())
                .put("events", far.events);
        now.why.ifPresent(why -> json.put("why", why));
        now.report.ifPresent(report -> json.put("logSha256", report.logSha256()));
        return json;
    }

    /** What came of it, for programs. */
    ObjectNode report() {
        return ReportJson.of(ended().report.orElseThrow(() -> nothing("report")));
    }

    /** What came of it, for people: the after-action page in Markdown. */
    String page() {
        ended().report.orElseThrow(() -> nothing("report"));
        return result.page;
    }

    /** Its event log. */
    InputStream log() {
        ended().report.orElseThrow(() -> nothing("log"));
        try {
            return log.in();
        } catch (SpoolClosedException deleted) {
            throw Jobs.unknown(String.valueOf(number));
        }
    }

    private Result ended() {
        var now = result;
        if (!now.state.ended()) {
            throw new ProblemException(
                            ProblemType.JOB_UNDER_WAY,
                            "job " + number + " is " + now.state.word()
                                    + "; what comes of it is there when it has ended")
                    .with("Retry-After", "1");
        }
        return now;
    }

    private ProblemException nothing(String what) {
        return new ProblemException(
                ProblemType.NOT_FOUND, "job " + number + " has no " + what + ": it is " + state().word());
    }

    /** Somebody asks for it. */
    void touch() {
        lastUse.set(nanos.getAsLong());
    }

    /** Whether it has ended and nobody has asked for it for as long as that may be. */
    boolean forgotten() {
        return state().ended()
                && streams.isEmpty()
                && nanos.getAsLong() - lastUse.get() >= limits.idle().toNanos();
    }

    // Who follows it

    @Override
    public void follow(EventStream stream) {
        streams.add(stream);
    }

    @Override
    public void unfollow(EventStream stream) {
        streams.remove(stream);
    }

    /** The newest alone: whoever is slow misses what has been overtaken. */
    @Override
    public OptionalLong next(long after, StringBuilder text) {
        var ended = state().ended();
        var newest = news.get();
        if (newest > after || ended) {
            text.append("data: ").append(json()).append("\n\n");
        }
        return ended ? OptionalLong.empty() : OptionalLong.of(newest);
    }
}
