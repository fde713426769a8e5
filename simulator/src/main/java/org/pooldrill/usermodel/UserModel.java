package org.pooldrill.usermodel;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pooldrill.usermodel.Quantity.Kind;

/**
 * What the users of a deployment do in a day: the value of every {@link Figure}. Follows the topic "User models";
 * equal by name and values; immutable. {@link Averages} says what follows from it for so many users.
 */
public final class UserModel {

    /** The name of the documented model. */
    public static final String LYNC_2013 = "lync-2013";

    private final String name;
    private final Map<Figure, Quantity> values;

    private UserModel(String name, Map<Figure, Quantity> values) {
        this.name = name;
        this.values = values;
    }

    /** The documented user model of Lync Server 2013. */
    public static UserModel lync2013() {
        var values = new EnumMap<Figure, Quantity>(Figure.class);
        for (var figure : Figure.values()) {
            values.put(figure, figure.fallback());
        }
        return new UserModel(LYNC_2013, values);
    }

    /** How the model is called. */
    public String name() {
        return name;
    }

    /** The same figures under another name. */
    public UserModel named(String other) {
        return new UserModel(other, values);
    }

    /**
     * This model with another value of a figure.
     *
     * @throws IllegalArgumentException if the figure does not accept the value
     */
    public UserModel with(Figure figure, Quantity value) {
        if (!figure.accepts(value)) {
            throw new IllegalArgumentException(figure.key() + " is " + value.kind() + " " + value + ", accepted is "
                    + figure.least().kind() + " " + figure.least() + " to " + figure.most());
        }
        var changed = new EnumMap<>(values);
        changed.put(figure, value);
        return new UserModel(name, changed);
    }

    /** The value of a figure. */
    public Quantity value(Figure figure) {
        return values.get(figure);
    }

    /**
     * A figure that is a share, from 0 to 1.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public double share(Figure figure) {
        return of(Kind.SHARE, figure).doubleValue();
    }

    /**
     * A figure that is a number or a count.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public double number(Figure figure) {
        return of(value(figure).kind() == Kind.COUNT ? Kind.COUNT : Kind.NUMBER, figure)
                .doubleValue();
    }

    /**
     * A figure that is a count.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public int count(Figure figure) {
        return of(Kind.COUNT, figure).intValueExact();
    }

    /**
     * A figure that is a duration, in milliseconds.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public long millis(Figure figure) {
        return of(Kind.TIME, figure).longValueExact();
    }

    /**
     * A figure that is a size, in bytes.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public long bytes(Figure figure) {
        return of(Kind.SIZE, figure).longValueExact();
    }

    private BigDecimal of(Kind kind, Figure figure) {
        var value = value(figure);
        if (value.kind() != kind) {
            throw new IllegalArgumentException(figure.key() + " is a " + value.kind() + ", not a " + kind);
        }
        return value.amount();
    }

    /**
     * How many users of a pool are active on a day, to the nearest whole user.
     *
     * @param enabled the pool's own users, without those of branches
     */
    public int activeUsers(int enabled) {
        return activeUsers(enabled, enabled);
    }

    /**
     * How many users of a branch are active on a day: as large a share as of its pool's.
     *
     * @param enabled the branch's users
     * @param enabledInPool the own users of the pool that it registers with
     */
    public int activeUsers(int enabled, int enabledInPool) {
        var share = activeUsersNamed()
                .map(users -> enabledInPool == 0 ? 0 : Math.min(1, users / (double) enabledInPool))
                .orElseGet(() -> share(Figure.ACTIVE_USERS));
        return Math.toIntExact(Math.round(enabled * share));
    }

    /** How many users are active in each pool, where the model names that and not a share. */
    public Optional<Long> activeUsersNamed() {
        return Optional.of(value(Figure.ACTIVE_USERS))
                .filter(users -> users.kind() == Kind.COUNT)
                .map(Quantity::whole);
    }

    /** When the working hours are, and how busy each of them is. */
    public WorkingHours workingHours() {
        return WorkingHours.of(this);
    }

    /** What the model makes of so many active users of a pool or a branch. */
    public Averages averages(int activeUsers) {
        return new Averages(this, activeUsers);
    }

    /** The mean number of participants of a conference that is not a large one: 4.55 in {@code lync-2013}. */
    public double meanConferenceSize() {
        return 4 * share(Figure.CONFERENCES_OF_FOUR)
                + 6 * share(Figure.CONFERENCES_OF_SIX)
                + 11 * share(Figure.CONFERENCES_OF_ELEVEN);
    }

    /** The share of conferences with data collaboration: 15 % in {@code lync-2013}. */
    public double dataCollaboration() {
        return share(Figure.WEB_CONFERENCES) * share(Figure.DATA_COLLABORATION);
    }

    /** The mean number of files of a conference: 0.30 in {@code lync-2013}. */
    public double filesPerConference() {
        return dataCollaboration() * (count(Figure.DECKS_PER_CONFERENCE) + count(Figure.DOCUMENTS_PER_CONFERENCE));
    }

    /** The mean content of a conference in bytes: 3 MB in {@code lync-2013}. */
    public double bytesPerConference() {
        var video = share(Figure.VIDEO_DECKS);
        var deck = (1 - video) * bytes(Figure.DECK_SIZE) + video * bytes(Figure.VIDEO_DECK_SIZE);
        return dataCollaboration()
                * (count(Figure.DECKS_PER_CONFERENCE) * deck
                        + count(Figure.DOCUMENTS_PER_CONFERENCE) * (double) bytes(Figure.DOCUMENT_SIZE));
    }

    /** The share of users who call the telephone network: 30 % in {@code lync-2013}. */
    public double callers() {
        return share(Figure.VOICE_USERS) * share(Figure.PSTN_USERS);
    }

    /** The figures whose values are not those of {@code lync-2013}. */
    public List<Figure> changed() {
        return Arrays.stream(Figure.values())
                .filter(figure -> !value(figure).equals(figure.fallback()))
                .toList();
    }

    /** Where figures contradict each other; empty for a model that can be run. */
    public List<Contradiction> contradictions() {
        return Contradiction.in(this);
    }

    BigDecimal sum(List<Figure> figures) {
        return figures.stream().map(figure -> value(figure).amount()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UserModel model && name.equals(model.name) && values.equals(model.values);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + values.hashCode();
    }

    @Override
    public String toString() {
        return name + values;
    }
}
