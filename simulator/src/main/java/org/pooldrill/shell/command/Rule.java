package org.pooldrill.shell.command;

import java.util.List;

/** What parameters have to do with each other beyond their sets. */
public sealed interface Rule {

    /** At most one of them may be given, else ParameterConflict. */
    record AtMostOne(List<String> parameters) implements Rule {}

    /** At least one of them must be given, else ParameterMissing. */
    record AtLeastOne(List<String> parameters) implements Rule {}

    /** The one needs one of the others, else ParameterMissing. */
    record Needs(String parameter, List<String> others) implements Rule {}
}
