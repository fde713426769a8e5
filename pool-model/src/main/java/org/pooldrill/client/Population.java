package org.pooldrill.client;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
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
import org.pooldrill.fabric.RoutingGroups;

/** The users homed on one pool, in the estate's order: mode, cause and registrar of each. */
public final class Population {
    private final String home;
    private final List<String> users;
    private final Map<String, Integer> indexes;
    private Mode[] modes;
    private Cause[] causes;
    private String[] registrars;
    private final Map<Integer, ClientSoftware> clients = new LinkedHashMap<>();
    private final Map<Mode, Integer> counts = new EnumMap<>(Mode.class);
    private final Map<String, Integer> countsAt = new LinkedHashMap<>();
    private final Map<String, Standing> standings = new LinkedHashMap<>();
    private final Map<String, List<Integer>> limited = new LinkedHashMap<>();

    /** Everybody signed in at home, Regular. */
    public Population(String home, List<String> users) {
        this.home = home;
        this.users = new ArrayList<>(users);
        indexes = new LinkedHashMap<>(users.size() * 2);
        modes = new Mode[users.size()];
        causes = new Cause[users.size()];
        registrars = new String[users.size()];
        for (var mode : Mode.values()) {
            counts.put(mode, 0);
        }
        for (var i = 0; i < users.size(); i++) {
            indexes.put(users.get(i), i);
            modes[i] = Mode.REGULAR;
            causes[i] = Cause.NONE;
            registrars[i] = home;
        }
        counts.put(Mode.REGULAR, users.size());
        countsAt.put(home, users.size());
        standings.put(home, Standing.REGULAR);
    }

    public String home() {
        return home;
    }

    public int size() {
        return indexes.size();
    }

    public String user(int index) {
        return users.get(index);
    }

    /** All users in the estate's order, then those who were moved here. */
    public List<String> users() {
        return indexes.size() == users.size()
                ? Collections.unmodifiableList(users)
                : users.stream().filter(this::has).toList();
    }

    /** A user leaves for another home; his place stays, signed out, so that no other's place changes. */
    public void leave(String user) {
        var index = index(user);
        set(index, Mode.SIGNED_OUT, Cause.NONE, "");
        counts.merge(Mode.SIGNED_OUT, -1, Integer::sum);
        countsAt.merge("", -1, Integer::sum);
        indexes.remove(user);
    }

    /** A user comes from another home, signed out or about to sign in. */
    public void join(String user, Mode mode, Cause cause, ClientSoftware client) {
        var index = users.size();
        users.add(user);
        indexes.put(user, index);
        modes = Arrays.copyOf(modes, index + 1);
        causes = Arrays.copyOf(causes, index + 1);
        registrars = Arrays.copyOf(registrars, index + 1);
        modes[index] = mode;
        causes[index] = cause;
        registrars[index] = "";
        counts.merge(mode, 1, Integer::sum);
        countsAt.merge("", 1, Integer::sum);
        if (client != ClientSoftware.LYNC_2013) {
            clients.put(index, client);
        }
    }

    public boolean has(String user) {
        return indexes.containsKey(user);
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
        return registrars[index(user)];
    }

    public ClientSoftware client(String user) {
        return clients.getOrDefault(index(user), ClientSoftware.LYNC_2013);
    }

    /** How many are in a mode. */
    public int count(Mode mode) {
        return counts.get(mode);
    }

    /** How many are signed in at a registrar. */
    public int countAt(String registrar) {
        return countsAt.getOrDefault(registrar, 0);
    }

    /** The registrars at which somebody is signed in. */
    public List<String> registrars() {
        var found = new ArrayList<String>();
        countsAt.forEach((registrar, count) -> {
            if (count > 0 && !registrar.isEmpty()) {
                found.add(registrar);
            }
        });
        return found;
    }

    /** Those signed in at a registrar. */
    public List<String> usersAt(String registrar) {
        var found = new ArrayList<String>();
        eachAt(registrar, i -> found.add(users.get(i)));
        return found;
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
            if (groups.contains(RoutingGroups.groupOf(users.get(i), of))) {
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
                found.add(users.get(i));
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
            e.users().forEach(user -> set(index(user), e.mode(), e.cause(), e.at()));
        } else if (event instanceof UsersThrownOut e) {
            limited.remove(e.from());
            eachAt(e.from(), i -> set(i, Mode.CANNOT_SIGN_IN, e.cause(), ""));
        } else if (event instanceof UsersSentHome e) {
            e.users().forEach(user -> set(index(user), Mode.CANNOT_SIGN_IN, e.cause(), ""));
        } else if (event instanceof ModeChanged e) {
            standings.put(e.at(), new Standing(e.mode(), e.cause()));
            limited.remove(e.at());
            eachAt(e.at(), i -> set(i, e.mode(), e.cause(), e.at()));
        } else if (event instanceof RoutingGroupsLimited e) {
            limit(e);
        } else if (event instanceof RoutingGroupsThrownOut e) {
            eachAt(e.from(), i -> {
                if (e.groups().contains(RoutingGroups.groupOf(users.get(i), e.of()))) {
                    set(i, Mode.CANNOT_SIGN_IN, Cause.RG_NO_PRIMARY, "");
                }
            });
        } else if (event instanceof StillKeptOut e) {
            for (var i = 0; i < modes.length; i++) {
                if (modes[i] == Mode.CANNOT_SIGN_IN) {
                    causes[i] = e.cause();
                }
            }
        } else if (event instanceof UsersKeptOut e) {
            e.users().forEach(user -> set(index(user), Mode.CANNOT_SIGN_IN, e.cause(), ""));
        } else if (event instanceof UsersSignedOut e) {
            e.users().forEach(user -> set(index(user), Mode.SIGNED_OUT, Cause.NONE, ""));
        } else if (event instanceof EverybodySignedOut) {
            for (var i = 0; i < modes.length; i++) {
                set(i, Mode.SIGNED_OUT, Cause.NONE, "");
            }
        } else if (event instanceof ClientTaken e) {
            clients.put(index(e.user()), e.client());
        }
    }

    private void limit(RoutingGroupsLimited event) {
        limited.put(event.at(), event.groups());
        eachAt(event.at(), i -> {
            if (event.groups().contains(RoutingGroups.groupOf(users.get(i), event.of()))) {
                set(i, Mode.RESILIENCY, Cause.RG_NO_SECONDARY, event.at());
            } else if (causes[i] == Cause.RG_NO_SECONDARY) {
                set(i, Mode.REGULAR, Cause.NONE, event.at());
            }
        });
    }

    private void eachAt(String registrar, IntConsumer each) {
        for (var i = 0; i < modes.length; i++) {
            if (registrars[i].equals(registrar)) {
                each.accept(i);
            }
        }
    }

    private void set(int index, Mode mode, Cause cause, String registrar) {
        counts.merge(modes[index], -1, Integer::sum);
        counts.merge(mode, 1, Integer::sum);
        countsAt.merge(registrars[index], -1, Integer::sum);
        countsAt.merge(registrar, 1, Integer::sum);
        modes[index] = mode;
        causes[index] = cause;
        registrars[index] = registrar;
    }

    private int index(String user) {
        var index = indexes.get(user);
        if (index == null) {
            throw new IllegalArgumentException(user + " is not homed on " + home);
        }
        return index;
    }
}
