package org.pooldrill.computer;

/** How a server or one of its services stands; the constants are spelled as {@code services[C][S]} shows them. */
public enum ServerState {
    Running,
    Stopped,
    Starting
}
