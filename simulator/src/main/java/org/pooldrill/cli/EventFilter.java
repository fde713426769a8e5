package org.pooldrill.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pooldrill.drill.EstateFile;
import org.pooldrill.log.LogEvent;
import org.pooldrill.log.LogHeader;
import org.pooldrill.simulation.EventCatalogue;
import org.pooldrill.store.EventType;
import org.pooldrill.view.View;
import org.pooldrill.yaml.Nearest;
import picocli.CommandLine.Option;

/** Which events are wanted: those for which everything holds that is asked for. */
final class EventFilter {
    private static final String SIP = "sip:";
    private static final JsonFactory JSON = new JsonFactory();

    @Option(
            names = "--pool",
            paramLabel = "F",
            description =
                    "Only of this pool's store, or of the store 'estate', in which users' sign-ins are, too. May be"
                            + " given several times.")
    private List<String> pools = List.of();

    @Option(
            names = "--type",
            paramLabel = "T",
            description = "Only of this type; * and ? stand for any letters. May be given several times.")
    private List<String> types = List.of();

    @Option(names = "--from", paramLabel = "T", description = "From then on: since the start, or an instant (UTC).")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "T", description = "Up to then.")
    private @Nullable String to;

    @Option(names = "--user", paramLabel = "SIP", description = "Only those whose data name this user.")
    private @Nullable String user;

    @Option(
            names = "--cause",
            paramLabel = "N",
            description = "Only what followed from event N, directly or by what followed from that.")
    private @Nullable Long cause;

    /** The filter for one log. */
    final class Of {
        private final Set<String> wanted = types();
        private final long fromMillis;
        private final long toMillis;
        private final String sip;
        private final BitSet followed = new BitSet();

        private Of(LogHeader header) {
            fromMillis = from == null ? 0 : Moment.millis("--from", from, header.start());
            toMillis = to == null ? Long.MAX_VALUE : Moment.millis("--to", to, header.start());
            sip = sip();
        }

        /** Whether an event is wanted; asked of every event, in order. */
        boolean wants(LogEvent event) {
            return follows(event)
                    && event.t() >= fromMillis
                    && event.t() <= toMillis
                    && (pools.isEmpty() || pools.contains(event.store()))
                    && (wanted.isEmpty() || wanted.contains(event.type().name()))
                    && (sip.isEmpty() || names(event, sip));
        }

        private boolean follows(LogEvent event) {
            if (cause == null) {
                return true;
            }
            var follows = event.cause() == cause || event.cause() != 0 && followed.get(Math.toIntExact(event.cause()));
            if (follows) {
                followed.set(Math.toIntExact(event.seq()));
            }
            return follows;
        }

        /** Whether no later event can be wanted. */
        boolean past(LogEvent event) {
            return event.t() > toMillis;
        }
    }

    /**
     * What is wanted of a log.
     *
     * @throws Unusable if something is asked for that the log cannot have
     */
    Of of(String log, LogHeader header) {
        var stores = new ArrayList<String>();
        header.estate().path("pools").fieldNames().forEachRemaining(stores::add);
        stores.add(View.ESTATE);
        for (var pool : pools) {
            if (!stores.contains(pool)) {
                throw new Unusable("--pool " + pool + ": there is no such store" + Nearest.hint(pool, stores));
            }
        }
        if (user != null) {
            var users = users(log, header);
            if (!users.contains(sip())) {
                throw new Unusable("--user " + user + ": there is no such user" + Nearest.hint(sip(), users));
            }
        }
        return new Of(header);
    }

    private static List<String> users(String log, LogHeader header) {
        try {
            return EstateFile.fromJson(header.estate()).everyUser();
        } catch (IllegalArgumentException unusable) {
            throw new Unusable(log + ":1: the estate of the log cannot be used: " + unusable.getMessage());
        }
    }

    /** Sees whether the log has the event that is named as a cause. */
    void exists(long events) {
        if (cause != null && (cause < 1 || cause > events)) {
            throw new Unusable("--cause " + cause + ": accepted is 1 to " + events + ", the events of the log");
        }
    }

    private String sip() {
        if (user == null) {
            return "";
        }
        var name = user.toLowerCase(Locale.ROOT);
        return name.startsWith(SIP) ? name.substring(SIP.length()) : name;
    }

    private Set<String> types() {
        var known = EventCatalogue.types().all().stream().map(EventType::name).toList();
        var wanted = new TreeSet<String>();
        for (var type : types) {
            var pattern = Pattern.compile(
                    type.codePoints()
                            .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c)))
                            .collect(Collectors.joining()),
                    Pattern.CASE_INSENSITIVE);
            var named = known.stream()
                    .filter(name -> pattern.matcher(name).matches())
                    .toList();
            if (named.isEmpty()) {
                throw new Unusable("--type " + type + ": there is no such type of event" + Nearest.hint(type, known));
            }
            wanted.addAll(named);
        }
        return wanted;
    }

    /** Whether a text or a key of the data is this user. */
    private static boolean names(LogEvent event, String sip) {
        try (var data = JSON.createParser(event.data().toBytes())) {
            for (var token = data.nextToken(); token != null; token = data.nextToken()) {
                if (token == JsonToken.VALUE_STRING || token == JsonToken.FIELD_NAME) {
                    var text = data.getText();
                    if (text.equals(sip) || text.length() == sip.length() + SIP.length() && text.endsWith(sip)) {
                        return true;
                    }
                }
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
