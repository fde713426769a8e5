package org.pooldrill.estate;

/** A group that an operator may belong to; what each may do is the management shell's to decide. */
public enum Group {
    RTC_UNIVERSAL_SERVER_ADMINS("RTCUniversalServerAdmins"),
    CS_ADMINISTRATOR("CSAdministrator"),
    CS_HELP_DESK("CSHelpDesk"),
    CS_VIEW_ONLY_ADMINISTRATOR("CSViewOnlyAdministrator");

    private final String text;

    Group(String text) {
        this.text = text;
    }

    /** The group's name in the directory. */
    public String text() {
        return text;
    }
}
