package org.pooldrill.shell.output;

import org.pooldrill.refusal.Refusal;

/** A refusal as PowerShell prints an error: the message in the program's own words, then category and id. */
public final class RefusalText {

    private RefusalText() {}

    /**
     * The lines of a refusal, each ended by LF.
     *
     * @param cmdlet the cmdlet that refused; empty where the line was not even understood
     */
    public static String of(Refusal refusal, String cmdlet) {
        var text = new StringBuilder();
        text.append(cmdlet.isEmpty() ? "" : cmdlet + " : ");
        text.append(refusal.asked()).append(" is refused: ").append(refusal.why());
        text.append(refusal.why().matches("(?s).*[.?!]") ? "\n" : ".\n");
        if (!refusal.alsoRefused().isEmpty()) {
            text.append("It would also be refused because of\n");
            refusal.alsoRefused()
                    .forEach(other -> text.append("  ").append(other).append('\n'));
        }
        if (!refusal.todo().isEmpty()) {
            text.append(refusal.todo()).append('\n');
        }
        var category = refusal.id().category();
        text.append("    + CategoryInfo          : ").append(category).append(": (");
        text.append(shortened(refusal.target()))
                .append(":String) [")
                .append(cmdlet)
                .append("], ");
        text.append(category.exceptionName()).append('\n');
        text.append("    + FullyQualifiedErrorId : ").append(refusal.id());
        return text.append(cmdlet.isEmpty() ? "" : "," + cmdlet).append('\n').toString();
    }

    /** PowerShell shortens the target in the category line so. */
    private static String shortened(String target) {
        return target.length() <= 60 ? target : target.substring(0, 57) + "...";
    }
}
