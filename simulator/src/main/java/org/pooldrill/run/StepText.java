package org.pooldrill.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.pooldrill.drill.Cel;
import org.pooldrill.drill.DnsEdit;
import org.pooldrill.drill.Edit;
import org.pooldrill.drill.Step;
import org.pooldrill.drill.Units;

/** A step in one line, in the words of the drill language. */
final class StepText {
    private StepText() {}

    static String of(Step step) {
        if (step instanceof Step.Advance s) {
            return "advance " + Units.text(s.time());
        } else if (step instanceof Step.Until s) {
            return "until " + line(s.condition().text());
        } else if (step instanceof Step.Ps s) {
            return s.line();
        } else if (step instanceof Step.Await s) {
            return "await " + s.command();
        } else if (step instanceof Step.Builder s) {
            return "Topology Builder: " + s.edits().stream().map(StepText::edit).collect(Collectors.joining(", "));
        } else if (step instanceof Step.DnsChange s) {
            return "DNS: " + dns(s.edit());
        } else if (step instanceof Step.FirewallChange s) {
            return "firewall: " + (s.open() ? "open" : "close") + " port " + s.port() + " at " + s.edge();
        } else if (step instanceof Step.Fault s) {
            return "fault " + s.kind().text() + at(s.at()) + with(s.params())
                    + s.lasts().map(lasts -> " for " + Units.text(lasts)).orElse("");
        } else if (step instanceof Step.Heal s) {
            return "heal " + s.kind().text() + at(s.at()) + with(s.params());
        } else if (step instanceof Step.UserAct s) {
            return s.user() + " " + s.act().text() + with(s.params());
        } else if (step instanceof Step.Expect s) {
            return "expect "
                    + s.conditions().stream().map(Cel::text).map(StepText::line).collect(Collectors.joining("; "));
        }
        return "note " + line(((Step.Note) step).text());
    }

    private static String at(List<String> at) {
        return at.isEmpty() ? "" : " at " + String.join(" and ", at);
    }

    private static String with(Map<String, String> params) {
        var parts = new ArrayList<String>();
        params.forEach((key, value) -> parts.add(key + " " + value));
        return parts.isEmpty() ? "" : " (" + String.join(", ", parts) + ")";
    }

    private static String edit(Edit edit) {
        if (edit instanceof Edit.NextHop e) {
            return "next hop of " + e.edge() + " is " + e.pool();
        } else if (edit instanceof Edit.Federation e) {
            return "federation at " + e.edge() + " " + onOff(e.enabled());
        } else if (edit instanceof Edit.Xmpp e) {
            return "XMPP at " + e.edge() + " " + onOff(e.enabled());
        } else if (edit instanceof Edit.Define e) {
            return "pool " + e.pool() + " is defined";
        } else if (edit instanceof Edit.Remove e) {
            return "pool " + e.pool() + " is removed";
        } else if (edit instanceof Edit.Backup e) {
            return "backup pool of " + e.pool() + " is " + e.partner().orElse("none");
        } else if (edit instanceof Edit.MediaEdge e) {
            return "media Edge pool of " + e.pool() + " is " + e.edge().orElse("none");
        }
        if (edit instanceof Edit.RegistersWith e) {
            return e.branch() + " registers with " + e.pool();
        }
        if (edit instanceof Edit.ChatNextHop e) {
            return "next hop of " + e.chat() + " is " + e.pool();
        }
        var e = (Edit.Voice) edit;
        var parts = new ArrayList<String>();
        e.automatic().ifPresent(on -> parts.add(onOff(on)));
        e.failureDetection().ifPresent(time -> parts.add("failure detection " + Units.text(time)));
        e.failback().ifPresent(time -> parts.add("failback " + Units.text(time)));
        return "voice failover of " + e.pool() + " " + String.join(", ", parts);
    }

    private static String onOff(boolean on) {
        return on ? "on" : "off";
    }

    private static String dns(DnsEdit edit) {
        if (edit instanceof DnsEdit.SetA e) {
            return e.name() + " is at " + e.host();
        } else if (edit instanceof DnsEdit.RemoveA e) {
            return e.name() + " is removed";
        } else if (edit instanceof DnsEdit.SetSrv e) {
            var record = e.record();
            return record.name() + " names " + record.target() + " (port " + record.port() + ", priority "
                    + record.priority() + ")";
        }
        var e = (DnsEdit.RemoveSrv) edit;
        return e.name() + e.target().map(target -> " no longer names " + target).orElse(" is removed");
    }

    private static String line(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
