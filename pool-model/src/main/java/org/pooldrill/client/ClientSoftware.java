package org.pooldrill.client;

import java.util.Locale;
import java.util.Optional;

/** What a user signs in with. */
public enum ClientSoftware {
    LYNC_2013("lync2013"),
    LYNC_2010("lync2010"),
    /** Stays locked out for as long as a failback lasts. */
    OCS_2007_R2("ocs2007r2"),
    WEB("web"),
    /** May stay silent for the first ten minutes of a failover (release notes). */
    MOBILE("mobile");

    private final String text;

    ClientSoftware(String text) {
        this.text = text;
    }

    /** The client of that name, in any case. */
    public static Optional<ClientSoftware> named(String name) {
        for (var client : values()) {
            if (client.text.equals(name.toLowerCase(Locale.ROOT))) {
                return Optional.of(client);
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return text;
    }
}
