package org.pooldrill.management;

import java.util.List;
import org.pooldrill.cms.TopologyEdit;
import org.pooldrill.drill.Edit;
import org.pooldrill.estate.Estate;

/** The edits of a {@code builder:} step as Topology Builder makes them; all of a step are published together. */
public final class BuilderEdits {
    private BuilderEdits() {}

    /** The same edits, to be published by {@link CentralStore#publish(List, java.util.Optional)}. */
    public static List<TopologyEdit> of(List<Edit> edits, Estate estate) {
        return edits.stream().map(edit -> of(edit, estate)).toList();
    }

    private static TopologyEdit of(Edit edit, Estate estate) {
        if (edit instanceof Edit.Define e) {
            return new TopologyEdit.Define(e.pool(), estate.pool(e.pool()).voiceFailover());
        }
        if (edit instanceof Edit.Remove e) {
            return new TopologyEdit.Remove(e.pool());
        }
        if (edit instanceof Edit.NextHop e) {
            return new TopologyEdit.NextHop(e.edge(), e.pool());
        }
        if (edit instanceof Edit.Federation e) {
            return new TopologyEdit.Federation(e.edge(), e.enabled());
        }
        if (edit instanceof Edit.Xmpp e) {
            return new TopologyEdit.Xmpp(e.edge(), e.enabled());
        }
        if (edit instanceof Edit.Backup e) {
            return new TopologyEdit.Backup(e.pool(), e.partner());
        }
        if (edit instanceof Edit.MediaEdge e) {
            return new TopologyEdit.MediaEdge(e.pool(), e.edge());
        }
        if (edit instanceof Edit.RegistersWith e) {
            return new TopologyEdit.RegistersWith(e.branch(), e.pool());
        }
        if (edit instanceof Edit.ChatNextHop e) {
            return new TopologyEdit.ChatNextHop(e.chat(), e.pool());
        }
        var e = (Edit.Voice) edit;
        return new TopologyEdit.Voice(e.pool(), e.automatic(), e.failureDetection(), e.failback());
    }
}
