package org.pooldrill.change;

/** Something that happened, as one of the stores keeps it. A record whose components are its data. */
public interface Event {}
