package org.pooldrill.shell.command;

import java.util.ArrayList;
import java.util.List;

/** The parameters that the shell itself gives to cmdlets. Confirmations are answered with yes, so -Confirm does nothing. */
final class CommonParameters {

    static final String WHAT_IF = "WhatIf";
    static final String VERBOSE = "Verbose";

    private CommonParameters() {}

    static List<Parameter> of(boolean changing) {
        var common = new ArrayList<Parameter>();
        if (changing) {
            common.add(Parameter.flag(WHAT_IF)
                    .alias("wi")
                    .doc("Lists each precondition, met or not, with its values, and changes nothing.")
                    .common()
                    .build());
            common.add(Parameter.flag("Confirm")
                    .alias("cf")
                    .doc("Accepted; confirmations are answered with yes.")
                    .common()
                    .build());
        }
        common.add(Parameter.flag(VERBOSE)
                .alias("vb")
                .doc("Prints what the cmdlet does while it does it.")
                .common()
                .build());
        common.add(Parameter.flag("Debug")
                .alias("db")
                .doc("Accepted without effect.")
                .common()
                .build());
        common.add(preference("ErrorAction", "ea"));
        common.add(preference("WarningAction", "wa"));
        return List.copyOf(common);
    }

    private static Parameter preference(String name, String alias) {
        return Parameter.choice(name, "Continue", "SilentlyContinue", "Stop", "Inquire", "Ignore")
                .alias(alias)
                .doc("Accepted without effect: a refusal always ends the line.")
                .common()
                .build();
    }
}
