package org.pooldrill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.story.StoryEvent.StepBegan;
import org.pooldrill.yaml.Problem;
import org.pooldrill.yaml.Yaml;

/**
 * The same drills, with the time that jumps and with that of the wall, come to the same. In real time a thread types the
 * steps that has to be woken for each, and how much the simulated clock has gone on by then depends on the machine. That
 * is no difference between the modes, so a run in which it adds up to more than a part of the SyncInterval is done again
 * at half the speed, until the machine keeps up.
 */
@Timeout(300)
class ModesTest {
    /** How many seeds. */
    private static final int SEEDS = Integer.getInteger("pooldrill.modes", 1);

    private static final String POOL1 = "pool1.contoso.com";
    private static final Duration SYNC_INTERVAL = Duration.ofMinutes(10);
    private static final Duration LATE_AT_MOST = SYNC_INTERVAL.dividedBy(2);
    private static final double FASTEST = 1_000;
    private static final double SLOWEST = 10;
    /** How many changes a batch has at most that these drills export: each has some, and all fit into one. */
    private static final long BATCH = 4;

    private static final Blueprint CONTOSO = Simulation.of("contoso").with("""
            pools: { pool1.contoso.com: { users: 20 }, pool2.contoso.com: { users: 20 } }
            backupService: { syncInterval: 10m }
            """);
    private static final Blueprint UNPAIRED = Simulation.of("contoso").with("""
            pools: { pool1.contoso.com: { users: 20, backup: null }, pool2.contoso.com: { users: 20, backup: null } }
            edges: { edge1.contoso.com: { nextHop: pool2.contoso.com } }
            cms: { active: pool2.contoso.com, standby: null }
            backupService: { syncInterval: 10m }
            """);

    private record Procedure(String name, Blueprint blueprint, String steps) {
        /** Whether the last changes are made so shortly before the disaster that they cannot have reached the partner. */
        boolean loses() {
            return steps.startsWith(DISASTER);
        }

        @Override
        public String toString() {
            return name + ", seed " + blueprint.seed();
        }
    }

    private static final String MOVE_CMS = """
            - ps: Invoke-CsManagementServerFailover
              on: pool2.contoso.com
            - until: cms.state == 'Healthy' && cms.activeMaster == 'pool2.contoso.com'
            """;
    private static final String NEXT_HOP = """
            - ps: Set-CsEdgeServer -Identity EdgeServer:edge1.contoso.com -Registrar Registrar:pool2.contoso.com
            - until: edges['edge1.contoso.com'].replicaNextHop == 'pool2.contoso.com'
            """;
    private static final String PLANNED = """
            - { user: alice@contoso.com, does: add-contact, with: { contact: bob@contoso.com } }
            - advance: 1m
            - { ps: Invoke-CsPoolFailOver -PoolFqdn pool1.contoso.com, refused: CmsNotAvailable }
            """ + MOVE_CMS + """
            - { ps: Invoke-CsPoolFailOver -PoolFqdn pool1.contoso.com, refused: EdgeNextHopInUse }
            """ + NEXT_HOP + """
            - { user: bob@contoso.com, does: add-contact, with: { contact: alice@contoso.com } }
            - { ps: Invoke-CsPoolFailOver -PoolFqdn pool1.contoso.com, background: true, name: over }
            - await: over
            - { ps: Invoke-CsPoolFailOver -PoolFqdn pool2.contoso.com, refused: PartnerFailedOver }
            - until: pools['pool1.contoso.com'].users.regular == 22
            """;
    private static final String DISASTER = """
            - { user: alice@contoso.com, does: add-contact, with: { contact: bob@contoso.com } }
            - until: time >= duration('10m30s')
            - { user: alice@contoso.com, does: add-contact, with: { contact: carol@contoso.com } }
            - { user: bob@contoso.com, does: set-forwarding, with: { to: dave@contoso.com } }
            - advance: 1m
            - { fault: pool-down, at: pool1.contoso.com }
            - { user: bob@contoso.com, does: sign-in, refused: CannotSignIn }
            - until: pools['pool1.contoso.com'].users.resiliency == 22
            - ps: Invoke-CsManagementServerFailover -BackupSqlServerFqdn sql2a.contoso.com -BackupSqlInstanceName rtc -Force
              on: pool2.contoso.com
            """ + NEXT_HOP + """
            - ps: Invoke-CsPoolFailOver -PoolFqdn pool1.contoso.com -DisasterMode
            - { ps: Invoke-CsPoolFailOver -PoolFqdn pool2.contoso.com, refused: PartnerFailedOver }
            - until: pools['pool1.contoso.com'].users.regular == 22
            """;

    static Stream<Procedure> procedures() {
        return IntStream.range(0, SEEDS).boxed().flatMap(seed -> named().map(
                        procedure -> new Procedure(procedure.name, procedure.blueprint.seed(seed), procedure.steps)));
    }

    private static Stream<Procedure> named() {
        return Stream.of(
                new Procedure("planned failover", CONTOSO, PLANNED),
                new Procedure("disaster failover", CONTOSO, DISASTER),
                new Procedure("failback", CONTOSO, DISASTER + """
                        - { user: alice@contoso.com, does: add-contact, with: { contact: dave@contoso.com } }
                        - { ps: Invoke-CsPoolFailBack -PoolFqdn pool1.contoso.com, refused: HomePoolDown }
                        - { heal: pool-down, at: pool1.contoso.com }
                        - until: pools['pool1.contoso.com'].frontEnds.running == 3
                        - ps: Invoke-CsPoolFailBack -PoolFqdn pool1.contoso.com
                        - until: pools['pool1.contoso.com'].users.regular == 22
                        """),
                new Procedure("move of Central Management", CONTOSO, """
                        - { ps: Invoke-CsManagementServerFailover, refused: WrongComputer }
                        - { ps: Invoke-CsManagementServerFailover, on: pool2.contoso.com, background: true, name: move }
                        - await: move
                        - until: cms.replicas.all(c, cms.replicas[c].upToDate)
                        """),
                new Procedure("pairing", UNPAIRED, """
                        - { user: alice@contoso.com, does: add-contact, with: { contact: bob@contoso.com } }
                        - { ps: Get-CsBackupServiceStatus -PoolFqdn pool1.contoso.com, refused: PoolNotPaired }
                        - builder: { pools: { pool1.contoso.com: { backup: pool2.contoso.com } } }
                        - until: pools['pool1.contoso.com'].partner == 'pool2.contoso.com'
                        - { ps: Get-CsBackupServiceStatus -PoolFqdn pool1.contoso.com, refused: BackupServiceStopped }
                        - { ps: Bootstrapper.exe, on: pool1.contoso.com }
                        - { ps: Bootstrapper.exe, on: pool2.contoso.com }
                        - { ps: Start-CsWindowsService -Name LYNCBACKUP, on: pool1.contoso.com }
                        - { ps: Start-CsWindowsService -Name LYNCBACKUP, on: pool2.contoso.com }
                        - ps: Invoke-CsBackupServiceSync -PoolFqdn pool1.contoso.com
                        - ps: Invoke-CsBackupServiceSync -PoolFqdn pool2.contoso.com
                        - until: pools['pool1.contoso.com'].backup['UserServices.PresenceFocus'].export == 'FinalState'
                        """));
    }

    /** What a run came to. */
    private record Came(
            Map<String, String> pools,
            List<String> findings,
            List<String> refusals,
            Map<String, Duration> rpo,
            Map<String, Duration> rto,
            Map<String, Long> lost,
            Duration late) {}

    @ParameterizedTest
    @MethodSource("procedures")
    void bothModesComeToTheSame(Procedure procedure) {
        var jumped = run(procedure.blueprint, procedure);
        var speed = FASTEST;
        var waited = run(procedure.blueprint.realTime(speed), procedure);
        while (waited.late.compareTo(LATE_AT_MOST) > 0 && speed > SLOWEST) {
            speed /= 2;
            waited = run(procedure.blueprint.realTime(speed), procedure);
        }

        assertThat(jumped.refusals).isNotEmpty();
        assertThat(waited.refusals).isEqualTo(jumped.refusals);
        assertThat(waited.pools).isEqualTo(jumped.pools);
        assertThat(waited.findings).isEqualTo(jumped.findings);
        assertNear(waited.rpo, jumped.rpo);
        assertNear(waited.rto, jumped.rto);
        assertThat(jumped.lost.get(POOL1) > 0).isEqualTo(procedure.loses());
        assertThat(waited.lost.get(POOL1) > 0).isEqualTo(procedure.loses());
        assertThat(waited.lost).containsOnlyKeys(jumped.lost.keySet());
        waited.lost.forEach((pool, changes) ->
                assertThat(changes).isBetween(jumped.lost.get(pool) - BATCH, jumped.lost.get(pool) + BATCH));
    }

    private static void assertNear(Map<String, Duration> waited, Map<String, Duration> jumped) {
        assertThat(waited).containsOnlyKeys(jumped.keySet());
        waited.forEach((pool, time) ->
                assertThat(time.minus(jumped.get(pool)).abs()).as(pool).isLessThanOrEqualTo(SYNC_INTERVAL));
    }

    private static Came run(Blueprint blueprint, Procedure procedure) {
        var problems = new ArrayList<Problem>();
        var steps = Yaml.read("steps", procedure.steps.getBytes(StandardCharsets.UTF_8), problems)
                .root();
        assertThat(problems).isEmpty();
        var began = new AtomicLong();
        try (var sim = blueprint.start()) {
            sim.listen((raw, payload) -> {
                if (payload instanceof StepBegan) {
                    began.set(raw.t());
                }
            });
            var refusals = new ArrayList<String>();
            var late = Duration.ZERO;
            for (var step : steps) {
                late = late.plus(sim.time().minusMillis(began.get()));
                var outcome = sim.attempt((ObjectNode) step);
                outcome.refusal().map(Refusal::id).map(Object::toString).ifPresent(refusals::add);
                outcome.unmet().ifPresent(refusals::add);
            }
            return came(sim, refusals, late);
        }
    }

    private static Came came(Simulation sim, List<String> refusals, Duration late) {
        var state = sim.state().json();
        var pools = new TreeMap<String, String>();
        var rpo = new TreeMap<String, Duration>();
        var rto = new TreeMap<String, Duration>();
        var lost = new TreeMap<String, Long>();
        state.path("pools").properties().forEach(entry -> {
            var pool = entry.getValue();
            pools.put(entry.getKey(), picked(pool, "state", "phase", "servedBy", "partner", "reachable", "users"));
            var seen = sim.state().pool(entry.getKey());
            rpo.put(entry.getKey(), seen.rpo());
            if (pool.at("/rto/total").isTextual()) {
                rto.put(entry.getKey(), seen.rto());
            }
            lost.put(entry.getKey(), seen.lostChanges());
        });
        pools.put("cms", picked(state.path("cms"), "state", "activeMaster", "activeMasters"));
        var findings = sim.state().findings().stream()
                .map(finding -> finding.code() + " at " + finding.at())
                .sorted()
                .toList();
        return new Came(pools, findings, refusals, rpo, rto, lost, late);
    }

    private static String picked(JsonNode json, String... keys) {
        var some = JsonNodeFactory.instance.objectNode();
        for (var key : keys) {
            some.set(key, json.path(key));
        }
        return some.toString();
    }
}
