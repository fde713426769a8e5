package org.pooldrill.estate;

import java.time.Duration;

/** Recovery targets that a run is compared with; the presets are the documented ones of two releases. */
public record Targets(Duration poolRto, Duration poolRpo, Duration cmsRto, Duration cmsRpo) {

    public static final Targets LYNC_2013 = of(DocumentedTime.POOL_RTO, DocumentedTime.POOL_RPO);
    public static final Targets SKYPE_2015 = of(DocumentedTime.LATER_POOL_RTO, DocumentedTime.LATER_POOL_RPO);

    private static Targets of(DocumentedTime poolRto, DocumentedTime poolRpo) {
        return new Targets(
                poolRto.duration(),
                poolRpo.duration(),
                DocumentedTime.CMS_RTO.duration(),
                DocumentedTime.CMS_RPO.duration());
    }
}
