package org.pooldrill.server;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Problem details for what the HTTP library itself refuses: what is no request, is too long, comes while it stops. */
final class Problems extends ErrorHandler {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        var status = response.getStatus();
        var reason = Optional.ofNullable(request.getAttribute(ERROR_MESSAGE)).map(Object::toString);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, ProblemException.MEDIA_TYPE);
        // The library closes the connection then, and the client has to know that it cannot send more.
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        response.write(true, ByteBuffer.wrap(body(status, reason.orElse(""))), callback);
        return true;
    }

    private static byte[] body(int status, String reason) {
        var type = ProblemType.of(status);
        var detail = reason.isBlank() ? type.title() : reason;
        return Answer.bytes(ProblemException.json(type, status, detail, List.of()));
    }
}
