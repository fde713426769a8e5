package org.pooldrill.server;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/**
 * Who is answered. With a token whoever has it. Without one whoever is on this machine: then a page of another site that a
 * browser here shows is not, whether it names itself as the origin or has got itself a name that leads here.
 *
 * @param token what has to be shown; nothing: no token
 */
record Access(Optional<String> token) {
    private static final String BEARER = "Bearer ";

    /** @throws ProblemException if whoever sent it is not answered */
    void check(Request request) {
        if (token.isPresent()) {
            var shown = Optional.ofNullable(request.getHeaders().get(HttpHeader.AUTHORIZATION))
                    .orElse("");
            if (!MessageDigest.isEqual(bytes(BEARER + token.get()), bytes(shown))) {
                throw new ProblemException(
                                ProblemType.UNAUTHORIZED, "expected is the header 'Authorization: Bearer TOKEN'")
                        .with("WWW-Authenticate", "Bearer");
            }
        } else if (!local(Request.getServerName(request)) || !ownOrigin(request)) {
            throw new ProblemException(
                    ProblemType.FORBIDDEN_ORIGIN, "without a token only programs on this machine are answered");
        }
    }

    private static boolean ownOrigin(Request request) {
        var origin = request.getHeaders().get(HttpHeader.ORIGIN);
        if (origin == null) {
            return true;
        }
        try {
            var from = URI.create(origin);
            return from.getHost() != null && local(from.getHost()) && from.getPort() == Request.getServerPort(request);
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    /** Whether this is a name of this machine that nobody else can give away. */
    static boolean local(String host) {
        return host.equalsIgnoreCase("localhost")
                || host.matches("127(\\.[0-9]{1,3}){3}")
                || host.equals("[::1]")
                || host.equals("::1");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
