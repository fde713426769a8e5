package org.pooldrill.client;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.pooldrill.client.ClientEvent.ClientTaken;
import org.pooldrill.client.ClientEvent.EverybodySignedOut;
import org.pooldrill.client.ClientEvent.ModeChanged;
import org.pooldrill.client.ClientEvent.RoutingGroupsLimited;
import org.pooldrill.client.ClientEvent.RoutingGroupsThrownOut;
import org.pooldrill.client.ClientEvent.StillKeptOut;
import org.pooldrill.client.ClientEvent.UsersKeptOut;
import org.pooldrill.client.ClientEvent.UsersSentHome;
import org.pooldrill.client.ClientEvent.UsersSignedIn;
import org.pooldrill.client.ClientEvent.UsersSignedOut;
import org.pooldrill.client.ClientEvent.UsersThrownOut;
import org.pooldrill.estate.Users;
import org.pooldrill.fabric.RoutingGroups;

/** The users homed on one pool, in the estate's order: mode, cause and registrar of each. */
public final class Population {
    private static final int GONE = -1;

    private final String home;
    private final Users users;
    private final List<String> came = new ArrayList<>();
    /** The places of those who came from another home; {@link #GONE} of those who left. */
    private final Map<String, Integer> moved = new LinkedHashMap<>();

    private int size;
    private Mode[] modes;
    private Cause[] causes;
    /** Of each user the place in {@link #registrars}. */
    private int[] at;

    private final List<String> registrars = new ArrayList<>();
    private int[] countsAt = new int[0];
    private final int[] counts = new int[Mode.values().length];
    private final Map<Integer, ClientSoftware> clients = new LinkedHashMap<>();
    private final Map<String, Standing> standings = new LinkedHashMap<>();
    private final Map<String, List<Integer>> limited = new LinkedHashMap<>();

    /** Everybody signed in at home, Regular. */
    public Population(Users users) {
        home = users.home();
        this.users = users;
        size = users.size();
        modes = new Mode[size];
        causes = new Cause[size];
        at = new int[size];
        Arrays.fill(modes, Mode.REGULAR);
        Arrays.fill(causes, Cause.NONE);
        Arrays.fill(at, registrar(home));
        count(Mode.REGULAR, registrar(home), size);
        standings.put(home, Standing.REGULAR);
    }

    public String home() {
        return home;
    }

    public int size() {
        return size;
    }

    public String user(int index) {
        return index < users.size() ? users.get(index) : came.get(index - users.size());
    }

    /** All users in the estate's order, then those who were moved here. */
    public List<String> users() {
        return moved.isEmpty()
                ? users
                : IntStream.range(0, modes.length)
                        .filter(index -> find(user(index)) == index)
                        .mapToObj(this::user)
                        .toList();
    }

    /** A user leaves for another home; his place stays, signed out, so that no other's place changes. */
    public void leave(String user) {
        var index = index(user);
        set(index, Mode.SIGNED_OUT, Cause.NONE, registrar(""));
        count(Mode.SIGNED_OUT, registrar(""), -1);
        moved.put(user, GONE);
        size--;
    }

    /** A user comes from another home, signed out or about to sign in. */
    public void join(String user, Mode mode, Cause cause, ClientSoftware client) {
        var index = modes.length;
        came.add(user);
        moved.put(user, index);
        size++;
        modes = Arrays.copyOf(modes, index + 1);
        causes = Arrays.copyOf(causes, index + 1);
        at = Arrays.copyOf(at, index + 1);
        modes[index] = mode;
        causes[index] = cause;
        at[index] = registrar("");
        count(mode, at[index], 1);
        if (client != ClientSoftware.LYNC_2013) {
            clients.put(index, client);
        }
    }

    public boolean has(String user) {
        return find(user) != GONE;
    }

    public Mode mode(String user) {
        return modes[index(user)];
    }

    /** The mode of a user by his place in the estate's order. */
    public Mode mode(int index) {
        return modes[index];
    }

    public Cause cause(String user) {
        return causes[index(user)];
    }

    /** The pool he is signed in to; empty when he is not. */
    public String at(String user) {
        return registrars.get(at[index(user)]);
    }

    public ClientSoftware client(String user) {
        return clients.getOrDefault(index(user), ClientSoftware.LYNC_2013);
    }

    /** How many are in a mode. */
    public int count(Mode mode) {
        return counts[mode.ordinal()];
    }

    /** How many are signed in at a registrar. */
    public int countAt(String registrar) {
        var found = registrars.indexOf(registrar);
        return found < 0 ? 0 : countsAt[found];
    }

    /** The registrars at which somebody is signed in. */
    public List<String> registrars() {
        return registrars.stream()
                .filter(registrar -> !registrar.isEmpty() && countAt(registrar) > 0)
                .toList();
    }

    /** Those signed in at a registrar, up to so many of them. */
    public List<String> usersAt(String registrar, int most) {
        var wanted = registrars.indexOf(registrar);
        return IntStream.range(0, at.length)
                .filter(i -> at[i] == wanted)
                .limit(most)
                .mapToObj(this::user)
                .toList();
    }

    /** How those signed in at a registrar stand; Regular where nobody was yet. */
    public Standing standingAt(String registrar) {
        return standings.getOrDefault(registrar, Standing.REGULAR);
    }

    /** The routing groups whose users have limited functionality at a registrar where the others are Regular. */
    public List<Integer> limitedAt(String registrar) {
        return limited.getOrDefault(registrar, List.of());
    }

    /** How many of those signed in at a registrar belong to one of these routing groups. */
    public int countAt(String registrar, Collection<Integer> groups, int of) {
        var count = new int[1];
        eachAt(registrar, i -> {
            if (groups.contains(RoutingGroups.groupOf(user(i), of))) {
                count[0]++;
            }
        });
        return count[0];
    }

    /** Those who try to sign in. */
    public List<String> trying() {
        var found = new ArrayList<String>();
        for (var i = 0; i < modes.length; i++) {
            if (modes[i] == Mode.CANNOT_SIGN_IN) {
                found.add(user(i));
            }
        }
        return found;
    }

    /** Applies one event of this home pool's users. */
    public void evolve(ClientEvent event) {
        if (event instanceof UsersSignedIn e) {
            if (e.cause() != Cause.RG_NO_SECONDARY) {
                standings.put(e.at(), new Standing(e.mode(), e.cause()));
            }
            set(e.users(), e.mode(), e.cause(), e.at());
        } else if (event instanceof UsersThrownOut e) {
            limited.remove(e.from());
            eachAt(e.from(), i -> set(i, Mode.CANNOT_SIGN_IN, e.cause(), registrar("")));
        } else if (event instanceof UsersSentHome e) {
            set(e.users(), Mode.CANNOT_SIGN_IN, e.cause(), "");
        } else if (event instanceof ModeChanged e) {
            standings.put(e.at(), new Standing(e.mode(), e.cause()));
            limited.remove(e.at());
            eachAt(e.at(), i -> set(i, e.mode(), e.cause(), registrar(e.at())));
        } else if (event instanceof RoutingGroupsLimited e) {
            limit(e);
        } else if (event instanceof RoutingGroupsThrownOut e) {
            eachAt(e.from(), i -> {
                if (e.groups().contains(RoutingGroups.groupOf(user(i), e.of()))) {
                    set(i, Mode.CANNOT_SIGN_IN, Cause.RG_NO_PRIMARY, registrar(""));
                }
            });
        } else if (event instanceof StillKeptOut e) {
            for (var i = 0; i < modes.length; i++) {
                if (modes[i] == Mode.CANNOT_SIGN_IN) {
                    causes[i] = e.cause();
                }
            }
        } else if (event instanceof UsersKeptOut e) {
            set(e.users(), Mode.CANNOT_SIGN_IN, e.cause(), "");
        } else if (event instanceof UsersSignedOut e) {
            set(e.users(), Mode.SIGNED_OUT, Cause.NONE, "");
        } else if (event instanceof EverybodySignedOut) {
            for (var i = 0; i < modes.length; i++) {
                set(i, Mode.SIGNED_OUT, Cause.NONE, registrar(""));
            }
        } else if (event instanceof ClientTaken e) {
            clients.put(index(e.user()), e.client());
        }
    }

    private void limit(RoutingGroupsLimited event) {
        limited.put(event.at(), event.groups());
        eachAt(event.at(), i -> {
            if (event.groups().contains(RoutingGroups.groupOf(user(i), event.of()))) {
                set(i, Mode.RESILIENCY, Cause.RG_NO_SECONDARY, registrar(event.at()));
            } else if (causes[i] == Cause.RG_NO_SECONDARY) {
                set(i, Mode.REGULAR, Cause.NONE, registrar(event.at()));
            }
        });
    }

    private void eachAt(String registrar, IntConsumer each) {
        var wanted = registrars.indexOf(registrar);
        for (var i = 0; i < at.length; i++) {
            if (at[i] == wanted) {
                each.accept(i);
            }
        }
    }

    private void set(List<String> some, Mode mode, Cause cause, String registrar) {
        for (var user : some) {
            set(index(user), mode, cause, registrar(registrar));
        }
    }

    private void set(int index, Mode mode, Cause cause, int registrar) {
        count(modes[index], at[index], -1);
        count(mode, registrar, 1);
        modes[index] = mode;
        causes[index] = cause;
        at[index] = registrar;
    }

    private void count(Mode mode, int registrar, int more) {
        counts[mode.ordinal()] += more;
        countsAt[registrar] += more;
    }

    private int registrar(String name) {
        var known = registrars.indexOf(name);
        if (known < 0) {
            registrars.add(name);
            countsAt = Arrays.copyOf(countsAt, registrars.size());
        }
        return known < 0 ? registrars.size() - 1 : known;
    }

    private int index(String user) {
        var index = find(user);
        if (index == GONE) {
            throw new IllegalArgumentException(user + " is not homed on " + home);
        }
        return index;
    }

    private int find(String user) {
        var place = moved.isEmpty() ? null : moved.get(user);
        return place == null ? users.indexOf(user) : place;
    }
}
