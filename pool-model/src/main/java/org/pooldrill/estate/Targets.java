package org.pooldrill.estate;

import java.time.Duration;

/** Recovery targets that a run is compared with; the presets are the documented ones of two releases. */
public record Targets(Duration poolRto, Duration poolRpo, Duration cmsRto, Duration cmsRpo) {

    public static final Targets LYNC_2013 =
            new Targets(Duration.ofMinutes(30), Duration.ofMinutes(30), Duration.ofMinutes(5), Duration.ofMinutes(5));
    public static final Targets SKYPE_2015 =
            new Targets(Duration.ofMinutes(20), Duration.ofMinutes(5), Duration.ofMinutes(5), Duration.ofMinutes(5));
}
