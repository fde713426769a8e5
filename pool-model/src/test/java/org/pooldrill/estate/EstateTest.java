package org.pooldrill.estate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pooldrill.estate.EstateSample.POOL1;
import static org.pooldrill.estate.EstateSample.POOL2;
import static org.pooldrill.estate.EstateSample.contoso;
import static org.pooldrill.estate.EstateSample.edge;
import static org.pooldrill.estate.EstateSample.sized;
import static org.pooldrill.estate.EstateSample.with;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.pooldrill.finding.Finding;
import org.pooldrill.finding.FindingCode;
import org.pooldrill.rule.Holds;
import org.pooldrill.rule.Rule;

class EstateTest {

    @Nested
    class Names {

        @Test
        void namedUsersComeBeforeGeneratedOnes() {
            assertThat(POOL1.userSip(0)).isEqualTo("alice@contoso.com");
            assertThat(POOL1.userSip(2)).isEqualTo("pool1-00001@contoso.com");
            assertThat(POOL1.userSip(9001)).isEqualTo("pool1-09000@contoso.com");
            assertThat(POOL1.userCount()).isEqualTo(9002);
        }

        @Test
        void findsEveryUserByItsNameAlone() {
            var sips = POOL1.userSips();
            for (var i = 0; i < sips.size(); i += 7) {
                assertThat(sips.indexOf(sips.get(i))).isEqualTo(i);
            }
            assertThat(sips)
                    .doesNotContain(
                            "pool1-09001@contoso.com", "pool1-0001@contoso.com", "x", "pool1-0000a@contoso.com");
        }

        @Test
        void everyUserStandsInOneListWithoutBeingKept() {
            var users = contoso().everyUser();

            assertThat(users)
                    .startsWith("alice@contoso.com", "bob@contoso.com", "pool1-00001@contoso.com")
                    .contains("carol@contoso.com", "pool2-09000@contoso.com")
                    .endsWith("sba1-00002@contoso.com")
                    .doesNotHaveDuplicates();
            assertThat(users.contains("pool2-09001@contoso.com")).isFalse();
            assertThatThrownBy(() -> users.get(users.size())).isInstanceOf(IndexOutOfBoundsException.class);
        }

        @Test
        void changingTheNumberOfUsersRenamesNobody() {
            var smaller = sized(POOL1, Edition.ENTERPRISE, 3, 100, POOL1.backup());
            assertThat(POOL1.userSips()).startsWith(smaller.userSips().toArray(String[]::new));
        }

        @Test
        void usersOfABranchAreHomedOnThePoolItRegistersWith() {
            assertThat(contoso().userHome("sba1-00002@contoso.com")).contains("pool1.contoso.com");
            assertThat(contoso().branchOf("sba1-00002@contoso.com")).contains("sba1.contoso.com");
            assertThat(contoso().userHome("carol@contoso.com")).contains("pool2.contoso.com");
            assertThat(contoso().userHome("nobody@contoso.com")).isEmpty();
        }

        @Test
        void computersAreFoundFromPoolsAndPoolsFromComputers() {
            assertThat(contoso().computersOf("pool1.contoso.com"))
                    .containsExactly("fe1.pool1.contoso.com", "fe2.pool1.contoso.com", "fe3.pool1.contoso.com");
            assertThat(contoso().poolOfComputer("fe3.pool2.contoso.com")).contains("pool2.contoso.com");
            assertThat(contoso().poolOfSqlServer("sql1b.contoso.com")).contains("pool1.contoso.com");
            assertThat(contoso().edgeOfComputer("edge2.contoso.com")).contains("edge2.contoso.com");
            assertThat(new EdgePool("edge1.contoso.com", "s", "p", false, false, 2).serverFqdns())
                    .containsExactly("srv1.edge1.contoso.com", "srv2.edge1.contoso.com");
        }
    }

    @Nested
    class Rules {

        @Test
        void acceptsTheBaseLine() {
            assertThat(EstateRules.check(contoso())).isEmpty();
        }

        @Test
        @Holds(Rule.PAIRING_IS_ONE_TO_ONE)
        void refusesAPairThatIsNotReciprocal() {
            var alone = sized(POOL2, Edition.ENTERPRISE, 3, 9000, Optional.empty());
            assertThat(EstateRules.check(with(POOL1, alone)))
                    .contains(EstateProblem.at(
                            "pairs are 1:1 and reciprocal: 'pool1.contoso.com' names 'pool2.contoso.com' as its backup, but"
                                    + " 'pool2.contoso.com' names none",
                            "/pools/pool2.contoso.com/backup",
                            "/pools/pool1.contoso.com/backup",
                            "/pools/pool2.contoso.com",
                            "/pools/pool1.contoso.com"));
        }

        @Test
        void refusesAPoolAsItsOwnBackup() {
            var narcissus = sized(POOL1, Edition.ENTERPRISE, 3, 9000, Optional.of("pool1.contoso.com"));
            assertThat(messages(with(narcissus, POOL2))).contains("'pool1.contoso.com' cannot be its own backup");
        }

        @Test
        void refusesStandardEditionOfThreeFrontEnds() {
            var standard = sized(POOL1, Edition.STANDARD, 3, 9000, POOL1.backup());
            assertThat(messages(with(standard, POOL2)))
                    .containsExactly(
                            "'pool1.contoso.com' is of Standard Edition, which has exactly 1 Front End, found 3");
        }

        @Test
        void refusesAStandbyThatIsNotThePartner() {
            var cms = Optional.of(new CmsPlacement("pool1.contoso.com", Optional.of("pool1.contoso.com")));
            assertThat(messages(with(cms, List.of(edge("1", true), edge("2", false)), POOL1, POOL2)))
                    .containsExactly("'pool1.contoso.com' cannot be active and standby at once");
        }

        @Test
        void refusesTwoFederationEdges() {
            assertThat(messages(with(Optional.empty(), List.of(edge("1", true), edge("2", true)), POOL1, POOL2)))
                    .containsExactly(
                            "at most one Edge pool carries federation, found edge1.contoso.com and edge2.contoso.com",
                            "at most one Edge pool carries xmpp, found edge1.contoso.com and edge2.contoso.com");
        }

        @Test
        void refusesReferencesToWhatIsNotThere() {
            assertThat(messages(with(Optional.empty(), List.of(edge("1", false)), POOL1, POOL2)))
                    .containsExactly(
                            "mediaEdge of pool2.contoso.com names 'edge2.contoso.com', which is no Edge pool of the estate; there is edge1.contoso.com");
        }

        private List<String> messages(Estate estate) {
            return EstateRules.check(estate).stream()
                    .map(EstateProblem::message)
                    .toList();
        }
    }

    @Nested
    class Advice {

        @Test
        void findsNothingAboutTheBaseLine() {
            assertThat(PairingRules.findings(contoso(), Pool::userCount)).isEmpty();
        }

        @Test
        @Holds(value = Rule.UNLIKE_PAIRS_ARE_ACCEPTED, findings = FindingCode.UNSUPPORTED_PAIRING)
        void findsAMixedPairOnce() {
            var standard = sized(POOL2, Edition.STANDARD, 1, 900, POOL2.backup());
            assertThat(PairingRules.findings(
                            with(sized(POOL1, Edition.ENTERPRISE, 3, 900, POOL1.backup()), standard), Pool::userCount))
                    .containsExactly(new Finding(
                            FindingCode.UNSUPPORTED_PAIRING,
                            "pool1.contoso.com",
                            "the pair pool1.contoso.com and pool2.contoso.com is accepted but not supported: edition is"
                                    + " Enterprise here and Standard there"));
        }

        @Test
        @Holds(value = Rule.CAPACITY_OF_A_POOL, findings = FindingCode.PAIR_UNDERSIZED)
        void findsAPoolThatCouldNotHoldBoth() {
            var small = sized(POOL2, Edition.ENTERPRISE, 2, 9000, POOL2.backup());
            assertThat(small.capacity()).isEqualTo(13_334);
            assertThat(PairingRules.findings(with(POOL1, small), Pool::userCount))
                    .extracting(Finding::code, Finding::at)
                    .containsExactly(
                            org.assertj.core.api.Assertions.tuple(FindingCode.PAIR_UNDERSIZED, "pool2.contoso.com"));
        }
    }

    @Nested
    class Values {

        @Test
        void timingsTakeTheirKeysFromTheirNames() {
            assertThat(Timing.FAILBACK_USERS_PER_MINUTE.key()).isEqualTo("failbackUsersPerMinute");
            assertThat(Timing.of("frontEndStart")).contains(Timing.FRONT_END_START);
            assertThat(Timings.DEFAULT.millis(Timing.FRONT_END_START)).isEqualTo(300_000);
            assertThat(Timings.DEFAULT.number(Timing.CHANGES_PER_BATCH)).isEqualTo(100);
        }

        @Test
        void aChangedTimingLeavesTheOthers() {
            var changed = Timings.DEFAULT.with(Timing.CMDLET_TIME, Duration.ZERO);
            assertThat(changed.duration(Timing.CMDLET_TIME)).isZero();
            assertThat(changed.with(Timing.CMDLET_TIME, Duration.ofSeconds(2))).isEqualTo(Timings.DEFAULT);
        }

        @Test
        void aTimingRefusesTheWrongKindOfValue() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Timings.DEFAULT.number(Timing.CMDLET_TIME))
                    .withMessage("cmdletTime is a duration, not a number");
        }

        @Test
        void aSignInRecordIsOneWhicheverNameItIsCalledBy() {
            var dns = new Dns(List.of(), Map.of())
                    .with(new SrvRecord("_sipinternaltls._tcp.contoso.com", "pool1.contoso.com", 5061, 10));
            assertThat(dns.withoutSrv("_sip._tls.contoso.com", Optional.of("pool1.contoso.com"))
                            .srv())
                    .isEmpty();
            assertThat(dns.with(new SrvRecord("_sip._tls.contoso.com", "pool1.contoso.com", 5061, 30))
                            .srv())
                    .containsExactly(new SrvRecord("_sipinternaltls._tcp.contoso.com", "pool1.contoso.com", 5061, 30));
        }

        @Test
        void aFirewallOpensOnePortOfOneEdge() {
            var firewall = new Firewall(Map.of("edge1.contoso.com", Set.of(443))).opened("edge2.contoso.com", 5269);
            assertThat(firewall.isOpen("edge2.contoso.com", 5269)).isTrue();
            assertThat(firewall.isOpen("edge1.contoso.com", 5269)).isFalse();
            assertThat(firewall.closed("edge1.contoso.com", 443).isOpen("edge1.contoso.com", 443))
                    .isFalse();
        }
    }
}
