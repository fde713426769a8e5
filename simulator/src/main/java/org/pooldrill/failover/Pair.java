package org.pooldrill.failover;

import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.pooldrill.estate.Estate;
import org.pooldrill.pool.Authority;
import org.pooldrill.site.Physical;
import org.pooldrill.site.PoolSite;

/** The pools of an estate with what their stores say of each other: the ground that all rules of failover stand on. */
public final class Pair {
    private final Estate estate;
    private final Map<String, PoolSite> sites;
    private final Physical physical;

    public Pair(Estate estate, Map<String, PoolSite> sites, Physical physical) {
        this.estate = estate;
        this.sites = sites;
        this.physical = physical;
    }

    public Estate estate() {
        return estate;
    }

    public PoolSite site(String pool) {
        return sites.get(pool);
    }

    public Physical physical() {
        return physical;
    }

    /** The backup pool of a pool: the one that it names as its partner and that names it. */
    public Optional<String> partner(String pool) {
        var partner = site(pool).state(pool).partner();
        return !partner.isEmpty() && site(partner).state(partner).partner().equals(pool)
                ? Optional.of(partner)
                : Optional.empty();
    }

    /** Who speaks for a pool's users, from both stores. */
    public Authority authority(String pool) {
        var partner = partner(pool);
        return new Authority(
                site(pool).state(pool),
                partner.flatMap(backup -> site(backup).knows(pool)),
                partner.filter(physical::up).isPresent());
    }

    /** The published state of a pool. */
    public Authority.State state(String pool) {
        return authority(pool).state(physical.up(pool));
    }

    /**
     * The state of a pool as somebody sees it who can reach only some pools: nothing of what an unreachable pool knows
     * plays a part.
     */
    public Authority.State state(String pool, Predicate<String> reaches) {
        var seesHome = physical.up(pool) && reaches.test(pool);
        var backup = partner(pool).filter(partner -> physical.up(partner) && reaches.test(partner));
        if (seesHome && (backup.isPresent() || partner(pool).isEmpty())) {
            return authority(pool).state(true);
        }
        if (seesHome) {
            return switch (site(pool).state(pool).service()) {
                case HANDED_OVER -> Authority.State.FailedOver;
                case RESUMING -> Authority.State.FailingBack;
                case READ_ONLY -> Authority.State.FailingOver;
                default -> Authority.State.Active;
            };
        }
        return backup.map(partner -> switch (site(partner).state(pool).service()) {
                    case TAKING_OVER -> Authority.State.FailingOver;
                    case TAKEN_OVER -> Authority.State.FailedOver;
                    case FAILING_BACK -> Authority.State.FailingBack;
                    default -> Authority.State.Down;
                })
                .orElse(Authority.State.Down);
    }
}
