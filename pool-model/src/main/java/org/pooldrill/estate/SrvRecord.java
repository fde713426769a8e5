package org.pooldrill.estate;

/**
 * An SRV record of external DNS; name and target together are its identity.
 *
 * @param name such as {@code _sip._tls.contoso.com}
 * @param target the host it points at, such as an Edge pool
 * @param port 1 to 65535
 * @param priority 0 to 65535, the lowest is tried first
 */
public record SrvRecord(String name, String target, int port, int priority) {}
