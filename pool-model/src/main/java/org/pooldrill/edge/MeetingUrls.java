package org.pooldrill.edge;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.pooldrill.estate.Estate;
import org.pooldrill.estate.Pool;
import org.pooldrill.estate.SimpleUrls;

/**
 * Where the simple URLs of meetings and of dial-in lead. They are names in DNS: without one that knows what is up they go
 * dead with the site that they lead to, and those of a site cannot be used once its pool's users are served by a pool of
 * another site [doc].
 *
 * @param up whether a pool's web services answer
 * @param serves whether a pool is up and serves its own users
 */
public record MeetingUrls(Estate estate, Predicate<String> up, Predicate<String> serves) {

    /** Why the URLs of meetings lead nowhere for some pool; one sentence for each set of URLs. */
    public Route all() {
        var why = new LinkedHashSet<String>();
        estate.pools().keySet().forEach(pool -> why(pool).ifPresent(why::add));
        return new Route("", List.copyOf(why));
    }

    /** Why the URL of a meeting that a user of this pool organises leads nowhere. */
    public Optional<String> why(String pool) {
        var urls = estate.simpleUrls();
        var site = estate.pool(pool).site();
        if (urls.scope() == SimpleUrls.Scope.SITE) {
            return at(site).map(Pool::fqdn).anyMatch(serves)
                    ? Optional.empty()
                    : Optional.of(
                            "the simple URLs of " + site + " lead to " + site + ", where no pool serves its users");
        }
        if (urls.geoDns()) {
            return estate.pools().keySet().stream().anyMatch(up)
                    ? Optional.empty()
                    : Optional.of("the simple URLs lead to any site, and no pool answers");
        }
        var first = estate.pools().values().iterator().next().site();
        return at(first).map(Pool::fqdn).anyMatch(up)
                ? Optional.empty()
                : Optional.of("the simple URLs lead to " + first + ", where no pool answers");
    }

    private Stream<Pool> at(String site) {
        return estate.pools().values().stream().filter(pool -> pool.site().equals(site));
    }
}
