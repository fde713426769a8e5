package org.pooldrill.eventlog;

/** How grave an event is, as Get-EventLog prints it. */
public enum Level {
    Error,
    Warning,
    Information
}
