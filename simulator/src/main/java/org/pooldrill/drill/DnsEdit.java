package org.pooldrill.drill;

import java.util.Optional;
import org.pooldrill.estate.Dns;
import org.pooldrill.estate.SrvRecord;

/** One change in external DNS. */
public sealed interface DnsEdit {

    /** DNS after this change. */
    Dns applyTo(Dns dns);

    /** Sets an A record. */
    record SetA(String name, String host) implements DnsEdit {
        @Override
        public Dns applyTo(Dns dns) {
            return dns.withA(name, host);
        }
    }

    /** Takes an A record away. */
    record RemoveA(String name) implements DnsEdit {
        @Override
        public Dns applyTo(Dns dns) {
            return dns.withoutA(name);
        }
    }

    /** Sets the SRV record of a name and target. */
    record SetSrv(SrvRecord record) implements DnsEdit {
        @Override
        public Dns applyTo(Dns dns) {
            return dns.with(record);
        }
    }

    /** Takes the SRV record of a name and target away, without a target all of that name. */
    record RemoveSrv(String name, Optional<String> target) implements DnsEdit {
        @Override
        public Dns applyTo(Dns dns) {
            return dns.withoutSrv(name, target);
        }
    }
}
