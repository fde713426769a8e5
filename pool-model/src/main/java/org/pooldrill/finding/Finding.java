package org.pooldrill.finding;

/**
 * One thing noticed.
 *
 * @param code what kind of thing it is
 * @param at the FQDN concerned, or the name of the site or user where it has none
 * @param text one sentence for people, with the values behind it
 */
public record Finding(FindingCode code, String at, String text) {}
