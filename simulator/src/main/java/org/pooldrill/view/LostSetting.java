package org.pooldrill.view;

/**
 * A change of the configuration that was lost.
 *
 * @param key which setting
 * @param value what it was set to; empty where it was taken away
 * @param at the pool whose Central Management store had it
 * @param madeMillis when it was published, in milliseconds since the start
 * @param cause why it was lost
 */
public record LostSetting(String key, String value, String at, long madeMillis, String cause) {}
