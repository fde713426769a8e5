package org.pooldrill.estate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What runs on the Application Servers of the pools when a run starts, and which the Backup Service carries nothing of:
 * response groups, Call Park, announcements [doc].
 *
 * @param responseGroups by pool
 * @param callPark by pool; where it is empty every pool parks calls on any number
 * @param announcements by pool
 * @param files audio files that administrators have, by the computer on which they lie
 */
public record Applications(
        Map<String, ResponseGroups> responseGroups,
        Map<String, CallPark> callPark,
        Map<String, List<AnnouncementPlan>> announcements,
        Map<String, List<String>> files) {

    /** Nothing is configured. */
    public static final Applications NONE = new Applications(Map.of(), Map.of(), Map.of(), Map.of());

    public Applications {
        responseGroups = ordered(responseGroups);
        callPark = ordered(callPark);
        announcements = ordered(announcements);
        files = ordered(files);
    }

    /** Response Group of a pool. */
    public ResponseGroups groupsAt(String pool) {
        return responseGroups.getOrDefault(pool, ResponseGroups.NONE);
    }

    /** Call Park of a pool; nothing where it is not deployed. */
    public Optional<CallPark> parkAt(String pool) {
        return Optional.ofNullable(callPark.get(pool));
    }

    /** The announcements of a pool. */
    public List<AnnouncementPlan> announcementsAt(String pool) {
        return announcements.getOrDefault(pool, List.of());
    }

    /** Audio files that the applications of a pool use: they lie in its file store [doc]. */
    public List<String> audioOf(String pool) {
        var audio = new ArrayList<String>();
        announcementsAt(pool).forEach(announcement -> audio.add(announcement.file()));
        parkAt(pool).map(CallPark::music).ifPresent(audio::add);
        audio.add(groupsAt(pool).settings().musicOnHold());
        return audio.stream().filter(file -> !file.isEmpty()).distinct().toList();
    }

    private static <V> Map<String, V> ordered(Map<String, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
