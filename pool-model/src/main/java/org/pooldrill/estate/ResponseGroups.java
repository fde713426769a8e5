package org.pooldrill.estate;

import java.util.List;

/**
 * What Response Group has at one pool when a run starts.
 *
 * @param hoursOfBusiness names of the business hours that groups may use
 * @param holidaySets names of the holiday sets that groups may use
 */
public record ResponseGroups(
        GroupSettings settings, List<GroupPlan> groups, List<String> hoursOfBusiness, List<String> holidaySets) {

    /** A pool without response groups. */
    public static final ResponseGroups NONE =
            new ResponseGroups(GroupSettings.DEFAULT, List.of(), List.of(), List.of());

    public ResponseGroups {
        groups = List.copyOf(groups);
        hoursOfBusiness = List.copyOf(hoursOfBusiness);
        holidaySets = List.copyOf(holidaySets);
    }
}
