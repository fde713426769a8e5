package org.pooldrill.expectation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pooldrill.expectation.Outcome.Absent;
import org.pooldrill.expectation.Outcome.Met;
import org.pooldrill.expectation.Outcome.NotMet;
import org.pooldrill.state.KeyKind;
import org.pooldrill.state.SampleDocument;
import org.pooldrill.state.StatePath;

class ExpectationsTest {

    static final Names NAMES = Names.none()
            .with(KeyKind.POOL, List.of("pool1.contoso.com", "pool2.contoso.com"))
            .with(KeyKind.USER, List.of("alice@contoso.com", "bob@contoso.com", "carol@contoso.com"))
            .with(KeyKind.EDGE, List.of("edge1.contoso.com", "edge2.contoso.com"))
            .with(KeyKind.COMPUTER, List.of("fe1.pool1.contoso.com", "fe1.pool2.contoso.com"))
            .with(KeyKind.COMMAND, List.of("failover"))
            .with(KeyKind.FINDING, List.of("SplitBrain", "RpoTargetMissed", "CapacityExceeded"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pools['pool1.contoso.com'].servedBy == 'pool2.contoso.com'",
                "pools['pool1.contoso.com'].rpo <= duration('1h30m')",
                "pools['pool1.contoso.com'].rpo == duration('42m10s')",
                "pools['pool1.contoso.com'].frontEnds.running == 0",
                "pools['pool2.contoso.com'].frontEnds.running * 2 == 6",
                "pools[users['alice@contoso.com'].home].state == 'FailedOver'",
                "pools[pools['pool1.contoso.com'].servedBy].state in ['Active', 'Down']",
                "pools['pool2.contoso.com'].backup['UserServices.PresenceFocus'].import == 'NormalState'",
                "pools['pool2.contoso.com'].backup['UserServices.PresenceFocus'].oldestUnacked < duration('2m')",
                "pools['pool1.contoso.com'].database.User.available",
                "pools['pool1.contoso.com'].database['User'].principal == 'sql1a.contoso.com'",
                "pools['pool1.contoso.com'].lost.items.size() == 1",
                "pools['pool1.contoso.com'].lost.items[0].kind == 'contact'",
                "pools['pool1.contoso.com'].externalMedia.why == []",
                "pools.all(p, pools[p].content.missing <= 1)",
                "pools.exists_one(p, pools[p].reachable)",
                "!has(pools['pool1.contoso.com'].rto.total)",
                "has(pools['pool1.contoso.com'].rto.detect)",
                "findings.exists(f, f.code == 'RpoTargetMissed' && f.at == 'pool1.contoso.com')",
                "findings.filter(f, f.time > duration('70m')).size() == 1",
                "findings.filter(f, f.code == 'CapacityExceeded')[0].text.contains('pool2')",
                "findings.map(f, f.code) == ['RpoTargetMissed', 'CapacityExceeded']",
                "size(findings) == 2",
                "'bob@contoso.com' in users['alice@contoso.com'].contacts",
                "users['alice@contoso.com'].contacts[0].startsWith('bob@')",
                "users['alice@contoso.com'].forwarding == ''",
                "users['alice@contoso.com'].at.matches('pool[0-9]+[.]contoso[.]com')",
                "users['alice@contoso.com'].mode.lowerAscii() == 'regular'",
                "conferences['review'].content == ['plan.pptx']",
                "conferences.review.joinable && !('standup' in conferences)",
                "cms.activeMasters <= 1 && cms.instances['pool1.contoso.com'] == 'StaleActive'",
                "cms.replicas['fe1.pool2.contoso.com'].upToDate",
                "edges['edge1.contoso.com'].nextHop != edges['edge1.contoso.com'].replicaNextHop",
                "services['fe1.pool2.contoso.com']['LYNCBACKUP'] == 'Running'",
                "services['fe1.pool2.contoso.com'].LYNCBACKUP != 'Stopped'",
                "federation.route == 'edge1.contoso.com' && xmpp.route == ''",
                "last.refused == '' && last.objects[0].Count == 3",
                "commands['failover'].duration == duration('300s')",
                "time - duration('1h') == duration('12m')",
                "clock == timestamp('2013-11-04T08:00:00Z') + time",
                "time.getMinutes() == 72 && clock.getHours() == 9",
                "pools['pool1.contoso.com'].reachable ? false : true",
                "conferences['standup'].running || true",
                "cms.activeMasters <= 1\n  && cms.state == 'HealthyWithoutStandby'\n",
            })
    void holds(String cel) {
        assertThat(compiled(cel).evaluate(SampleDocument.create())).isEqualTo(new Met());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pools['pool1.contoso.com'].servedBy == 'pool1.contoso.com'",
                "pools['pool1.contoso.com'].rpo <= duration('30m')",
                "pools['pool1.contoso.com'].reachable && conferences['standup'].running",
                "findings.exists(f, f.code == 'SplitBrain')",
                "pools.all(p, pools[p].state == 'Active')",
                "last.objects.exists(o, o.Count > 3)",
                "pools['pool2.contoso.com'].users.cannotSignIn == 0",
            })
    void doesNotHold(String cel) {
        assertThat(compiled(cel).evaluate(SampleDocument.create())).isEqualTo(new NotMet());
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            conferences['standup'].running => conferences['standup'] does not exist yet
            conferences.standup.running == false => conferences.standup does not exist yet
            pools['pool1.contoso.com'].rto.total <= duration('30m') => pools['pool1.contoso.com'].rto.total has no value yet
            pools['pool1.contoso.com'].database['CentralMgmt'].available => pools['pool1.contoso.com'].database['CentralMgmt'] does not exist
            users['bob@contoso.com'].mode == 'Regular' => users['bob@contoso.com'] does not exist
            findings[5].code == 'SplitBrain' => findings[5] does not exist: the list is shorter
            pools[users['alice@contoso.com'].forwarding].readOnly => pools[users['alice@contoso.com'].forwarding] does not exist
            pools.all(p, pools[p].rto.signIn < time) => pools[p].rto.signIn has no value yet
            last.objects[0].Missing == 3 => last.objects[0].Missing has no value
            last.objects[0]['Missing'] == 3 => last.objects[0]['Missing'] has no value
            """)
    void saysWhatIsAbsent(String cel, String reason) {
        assertThat(compiled(cel).evaluate(SampleDocument.create())).isEqualTo(new Absent(reason));
    }

    @Test
    void saysThatAWholeBranchIsAbsent() {
        var document = SampleDocument.create();
        document.remove("last");

        assertThat(compiled("last.refused == ''").evaluate(document)).isEqualTo(new Absent("last has no value yet"));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            1 / cms.activeMasters / (cms.activeMasters - 1) == 1 => column 23: division by zero
            last.objects[0].Count => its value is 3, neither true nor false
            """)
    void saysWhyItCannotBeEvaluated(String cel, String reason) {
        assertThat(compiled(cel).evaluate(SampleDocument.create())).isEqualTo(new Outcome.Faulty(reason));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            pools['pool1.contoso.com'].sate == 'Active' => column 28: unknown field 'sate' of pools['pool1.contoso.com']; did you mean 'state'?
            pools['pool1.contoso.com'].frontEnds.up == 3 => column 38: unknown field 'up' of pools['pool1.contoso.com'].frontEnds; accepted: total, running, quorum, quorumNeeded
            pools['pool1.contoso.com']['state'] == 'Active' => column 27: fields are written with a dot: pools['pool1.contoso.com'].state
            pools['pool9.contoso.com'].reachable => column 7: unknown pool 'pool9.contoso.com'; did you mean 'pool1.contoso.com'?
            'pool9.contoso.com' in pools => column 1: unknown pool 'pool9.contoso.com'; did you mean 'pool1.contoso.com'?
            users['alise@contoso.com'].mode == 'Regular' => column 7: unknown user 'alise@contoso.com'; did you mean 'alice@contoso.com'?
            edges.edge.up => column 7: unknown Edge pool 'edge'; accepted: edge1.contoso.com, edge2.contoso.com
            commands['fail-over'].running => column 10: unknown named step 'fail-over'; did you mean 'failover'?
            pools['pool1.contoso.com'].backup['PresenceFocus'].acked == 1 => column 35: unknown backup module 'PresenceFocus'; accepted: UserServices.PresenceFocus, ConfServices.DataConf, CentralMgmt.CMSMaster
            pools['pool1.contoso.com'].servedBy == 'pool3.contoso.com' => column 40: unknown pool 'pool3.contoso.com'; did you mean 'pool1.contoso.com'?
            pools['pool1.contoso.com'].state == 'Activ' => column 37: 'Activ' is none of the values compared with; did you mean 'Active'?
            'DualActiv' == cms.state => column 1: 'DualActiv' is none of the values compared with; did you mean 'DualActive'?
            cms.state in ['Healthy', 'Sick'] => column 26: 'Sick' is none of the values compared with; accepted: Healthy, HealthyWithoutStandby, NoMaster, DualActive, MoveInProgress
            findings.exists(f, f.code == 'SplitBrian') => column 30: unknown finding code 'SplitBrian'; did you mean 'SplitBrain'?
            findings.exists(f, f.cod == 'SplitBrain') => column 22: unknown field 'cod' of f; did you mean 'code'?
            findings.filter(f, f.at == '')[0].cod == '' => column 35: unknown field 'cod' of findings.filter(f, f.at == '')[0]; did you mean 'code'?
            pool['pool1.contoso.com'].reachable => column 1: unknown name 'pool'; did you mean 'pools'?
            siz(findings) == 2 => column 4: unknown name 'siz'; did you mean 'size'?
            pools['pool1.contoso.com'].state == 3 => column 34: a string cannot be compared with an int by '=='
            pools['pool1.contoso.com'].rpo <= 30 => column 32: a duration cannot be compared with an int by '<='; write a duration as duration('1h30m')
            time > '30m' => column 6: a duration cannot be compared with a string by '>'; write a duration as duration('1h30m')
            clock > '2013-11-04T08:00:00Z' => column 7: a timestamp cannot be compared with a string by '>'; write a timestamp as timestamp('2013-11-04T09:00:00Z')
            time < duration('1d') => column 17: '1d' is no duration of CEL; its units are h, m, s and ms: write '24h'
            time < duration('PT1H10M') => column 17: 'PT1H10M' is no duration of CEL; its units are h, m, s and ms: write '1h10m'
            time < duration('half an hour') => column 17: 'half an hour' is no duration of CEL; its units are h, m, s and ms: write it like '1h30m'
            clock < timestamp('yesterday') => column 19: 'yesterday' is no timestamp; write it like '2013-11-04T09:00:00Z'
            cms.activeMaster.matches('pool(') => column 26: 'pool(' is no regular expression (RE2): missing closing )
            cms.activeMasters => column 1: an expectation is a condition, true or false; this is an int
            pools['pool1.contoso.com'].rto => column 1: an expectation is a condition, true or false; this is an object (pools[F].rto)
            pools['pool1.contoso.com'].rto == time => column 32: an object (pools[F].rto) cannot be compared with a duration by '=='
            cms.activeMasters && true => column 19: '&&' cannot be applied to an int and a bool
            cms.state.upper == '' => column 10: a string has no fields
            pools[3].reachable => column 6: a map cannot be indexed with an int
            time.startsWith('1') => column 16: function a duration.startsWith does not take (a string)
            pools['pool1.contoso.com'].state == => column 36: the expression ends where a value is expected
            cms.activeMasters <= 1 cms.state => column 24: unexpected 'cms'
            cms.state == 'Healthy => column 14: text without a closing quote: 'Healthy
            cms.state = 'Healthy' => column 11: unexpected '='
            import == 3 => column 1: reserved identifier: import
            """)
    void rejectsWithTheColumnAndTheRemedy(String cel, String problem) {
        assertThat(Expectations.compile(cel, NAMES).problems())
                .extracting(ExpressionProblem::toString)
                .containsExactly(problem);
    }

    @Test
    void reportsAllProblemsInTheOrderOfTheText() {
        var problems = Expectations.compile(
                        "pools['pool1.contoso.con'].stat == 3\n  && time < 5 && conferences.x.runing", NAMES)
                .problems();

        assertThat(problems.stream().map(ExpressionProblem::toString).collect(Collectors.joining("\n")))
                .isEqualTo("""
                        column 7: unknown pool 'pool1.contoso.con'; did you mean 'pool1.contoso.com'?
                        column 28: unknown field 'stat' of pools['pool1.contoso.con']; did you mean 'state'?
                        line 2, column 11: a duration cannot be compared with an int by '<'; write a duration as duration('1h30m')
                        line 2, column 32: unknown field 'runing' of conferences.x; did you mean 'running'?""");
    }

    @Test
    void rejectsAnEmptyText() {
        assertThatThrownBy(() -> Expectations.compile(" \n", NAMES).orThrow())
                .hasMessage("column 1: the expression is empty");
    }

    @Test
    void leavesKindsUncheckedOfWhichNothingWasSaid() {
        assertThat(Expectations.compile("pools['anything'].reachable", Names.none())
                        .problems())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            pools['pool1.contoso.com'].servedBy == 'pool2.contoso.com' => pools['pool1.contoso.com'].servedBy
            pools[users['alice@contoso.com'].home].state == cms.activeMaster => pools, users['alice@contoso.com'].home, cms.activeMaster
            findings.exists(f, f.at == cms.activeMaster) => findings, cms.activeMaster
            pools['pool1.contoso.com'].lost.items.size() == 3 || time > duration('1h') => pools['pool1.contoso.com'].lost.items, time
            findings[0].code == 'SplitBrain' => findings
            conferences.standup.running => conferences['standup'].running
            """)
    void namesThePathsToWatch(String cel, String paths) {
        assertThat(compiled(cel).paths().stream().map(StatePath::toString).collect(Collectors.joining(", ")))
                .isEqualTo(paths);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            time > duration('1h') => true
            clock > timestamp('2013-11-04T09:00:00Z') => true
            pools['pool1.contoso.com'].backup['ConfServices.DataConf'].oldestUnacked < duration('1m') => true
            pools.all(p, pools[p].backup.all(m, pools[p].backup[m].oldestUnacked < duration('1m'))) => true
            pools['pool1.contoso.com'].rpo < duration('1m') => false
            findings.exists(f, f.time < duration('1m')) => false
            findings.exists(time, time.code == 'SplitBrain') => false
            """)
    void knowsWhetherItReadsTime(String cel, boolean readsTime) {
        assertThat(compiled(cel).readsTime()).isEqualTo(readsTime);
    }

    @Test
    void readsOnlyWhatItNames() {
        var asked = new ArrayList<String>();
        var document = new LinkedHashMap<String, Object>(SampleDocument.create()) {
            @Override
            public Object get(Object key) {
                asked.add((String) key);
                return super.get(key);
            }
        };

        compiled("cms.activeMasters == 1 && xmpp.route == '' && cms.state != 'NoMaster'")
                .evaluate(document);

        assertThat(asked).containsOnly("cms", "xmpp");
    }

    @Test
    void givesManyThreadsTheSameAnswer() {
        var expectation = compiled("pools.all(p, pools[p].frontEnds.running <= 3) && conferences['standup'].running");
        var expected = expectation.evaluate(SampleDocument.create());
        var threads = Executors.newFixedThreadPool(4);
        try {
            var answers = IntStream.range(0, 400)
                    .mapToObj(i ->
                            CompletableFuture.supplyAsync(() -> expectation.evaluate(SampleDocument.create()), threads))
                    .toList();
            assertThat(answers).extracting(CompletableFuture::join).containsOnly(expected);
        } finally {
            threads.shutdownNow();
        }
    }

    static Expectation compiled(String cel) {
        return Expectations.compile(cel, NAMES).orThrow();
    }
}
