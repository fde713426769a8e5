package org.pooldrill.estate;

/** A central site; what stands in it is said by the pools and Edge pools themselves. */
public record Site(String name) {}
