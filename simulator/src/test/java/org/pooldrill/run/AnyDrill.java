package org.pooldrill.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.pooldrill.drill.DrillFile;
import org.pooldrill.store.EmbeddedStores;

/**
 * Random drills with every kind of time: advances, waits that end and waits that do not, lines that are waited for and
 * lines that are not. They are typed at a session, so what comes of each step is what it expects, and nearly all pass.
 */
public final class AnyDrill {
    private static final List<String> LINES = List.of(
            "Invoke-CsPoolFailOver -PoolFqdn {pool} -DisasterMode",
            "Invoke-CsPoolFailOver -PoolFqdn {pool}",
            "Invoke-CsPoolFailBack -PoolFqdn {pool}",
            "Invoke-CsManagementServerFailover -BackupSqlServerFqdn {sql} -BackupSqlInstanceName rtc -Force",
            "Set-CsEdgeServer -Identity EdgeServer:{edge} -Registrar Registrar:{pool}",
            "Invoke-CsBackupServiceSync -PoolFqdn {pool}",
            "Stop-CsWindowsService",
            "Start-CsWindowsService",
            "Get-CsBackupServiceStatus -PoolFqdn {pool}");
    private static final int STEPS = 14;

    private final Random random;
    private final Sitting sitting;
    private final List<String> background = new ArrayList<>();
    private final List<ObjectNode> broken = new ArrayList<>();

    private AnyDrill(Random random, Sitting sitting) {
        this.random = random;
        this.sitting = sitting;
    }

    /** The drill of a seed. */
    public static DrillFile.Ready of(long seed) {
        var small = Drills.with("", "- advance: 1s");
        var random = new Random(seed);
        try (var sitting = new Sitting(small.seeded(seed), (raw, payload) -> {}, () -> false, EmbeddedStores.usual())) {
            var drill = new AnyDrill(random, sitting);
            while (sitting.typed().size() < STEPS && !sitting.over()) {
                drill.step();
            }
            sitting.end();
            return sitting.drill();
        }
    }

    /** One step of some kind on the small estate, which may or may not be possible. */
    private void step() {
        switch (random.nextInt(13)) {
            case 0, 1 -> type(json().put("advance", random.nextInt(900) + "s"));
            case 2 -> type(json().put("advance", 1 + random.nextInt(90_000) + "ms"));
            case 3 -> type(json().put("until", condition()).put("within", 1 + random.nextInt(900) + "s"));
            case 4, 5 -> type(line());
            case 6 -> {
                var name = "line" + sitting.typed().size();
                if (type(line().put("background", true).put("name", name))) {
                    background.add(name);
                }
            }
            case 7 -> {
                if (!background.isEmpty()) {
                    type(json().put("await", background.remove(0)));
                }
            }
            case 8 -> type(fault());
            case 9 -> disaster();
            case 10 -> {
                if (!broken.isEmpty()) {
                    type(broken.remove(0));
                }
            }
            default -> type(act());
        }
    }

    /** A pool is lost, and failed over step by step; a part of it in the background. */
    private void disaster() {
        var pool = pool();
        var partner = pool.equals("pool1.contoso.com") ? "pool2.contoso.com" : "pool1.contoso.com";
        var sql = pool.equals("pool1.contoso.com") ? "sql2a.contoso.com" : "sql1a.contoso.com";
        type(json().put("fault", "pool-down").put("at", pool));
        broken.add(json().put("heal", "pool-down").put("at", pool));
        type(json().put(
                        "ps",
                        "Invoke-CsManagementServerFailover -BackupSqlServerFqdn " + sql
                                + " -BackupSqlInstanceName rtc -Force")
                .put("on", partner));
        for (var edge : List.of("edge1.contoso.com", "edge2.contoso.com")) {
            type(json().put(
                            "ps",
                            "Set-CsEdgeServer -Identity EdgeServer:" + edge + " -Registrar Registrar:" + partner));
        }
        var name = "failover" + sitting.typed().size();
        type(json().put("ps", "Invoke-CsPoolFailOver -PoolFqdn " + pool + " -DisasterMode")
                .put("background", true)
                .put("name", name));
        background.add(name);
    }

    private boolean type(ObjectNode step) {
        return sitting.type(step) instanceof Sitting.Answer.Taken;
    }

    private String condition() {
        return one(List.of(
                "pools['" + pool() + "'].users.regular == 6",
                "pools['" + pool() + "'].state == 'Active'",
                "pools['" + pool() + "'].backup['UserServices.PresenceFocus'].oldestUnacked > duration('70s')",
                "time >= duration('" + (sitting.simulation().now() / 1_000 + random.nextInt(500)) + "s')"));
    }

    private ObjectNode line() {
        var text = one(LINES)
                .replace("{pool}", pool())
                .replace("{sql}", random.nextBoolean() ? "sql1a.contoso.com" : "sql2a.contoso.com")
                .replace("{edge}", random.nextBoolean() ? "edge1.contoso.com" : "edge2.contoso.com");
        var step = json().put("ps", text);
        return text.contains("WindowsService") || text.contains("ManagementServer") ? step.put("on", pool()) : step;
    }

    private ObjectNode fault() {
        var kind = one(List.of("pool-down", "wan-down", "filestore-down"));
        var fault = json().put("fault", kind);
        var heal = json().put("heal", kind);
        if (!kind.equals("wan-down")) {
            var at = pool();
            fault.put("at", at);
            heal.put("at", at);
        }
        if (random.nextBoolean()) {
            fault.put("for", 1 + random.nextInt(1_200) + "s");
        } else {
            broken.add(heal);
        }
        return fault;
    }

    private ObjectNode act() {
        var user = one(List.of("alice", "bob", "carol", "dave")) + "@contoso.com";
        var step = json().put("user", user);
        switch (random.nextInt(3)) {
            case 0 ->
                step.put("does", "add-contact").putObject("with").put("contact", random.nextInt(9) + "@fabrikam.com");
            case 1 -> step.put("does", "set-forwarding").putObject("with").put("to", "tel:" + random.nextInt(9));
            default ->
                step.put("does", "schedule-conference")
                        .putObject("with")
                        .put("id", "m" + random.nextInt(5))
                        .put("starts", "1h");
        }
        return step;
    }

    private String pool() {
        return random.nextBoolean() ? "pool1.contoso.com" : "pool2.contoso.com";
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private static ObjectNode json() {
        return JsonNodeFactory.instance.objectNode();
    }
}
