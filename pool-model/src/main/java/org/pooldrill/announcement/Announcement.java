package org.pooldrill.announcement;

/**
 * An announcement as it is published.
 *
 * @param pool whose Announcement application plays it
 * @param file the audio file in that pool's file store; empty where it is spoken
 * @param speech what is spoken; empty where a file is played
 * @param language of what is spoken, such as {@code en-US}
 * @param target where the call goes afterwards; empty: it ends
 */
public record Announcement(String pool, String name, String file, String speech, String language, String target) {}
