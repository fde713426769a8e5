package org.pooldrill.estate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What of Exchange matters here: the servers of Unified Messaging that the dial plan or DNS names, and whose contacts
 * Exchange keeps (unified contact store). Both are untouched by the loss of a pool [doc, inferred].
 *
 * @param unifiedMessaging the servers, and the site of each; none: voice mail is not looked at
 * @param unifiedContacts the users whose contacts Exchange keeps
 */
public record Exchange(Map<String, String> unifiedMessaging, List<String> unifiedContacts) {
    public static final Exchange NONE = new Exchange(Map.of(), List.of());

    public Exchange {
        unifiedMessaging = Collections.unmodifiableMap(new LinkedHashMap<>(unifiedMessaging));
        unifiedContacts = List.copyOf(unifiedContacts);
    }
}
