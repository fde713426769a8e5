package org.pooldrill.reference;

import org.pooldrill.refusal.ErrorId;

/** The reference page of the error catalogue. */
final class ErrorPage {

    private ErrorPage() {}

    static String text() {
        var page = new StringBuilder("""
                # Error ids

                Every reason for which something may be refused. Where several apply to one command, the first of this list
                that the command checks is its id, and the text names the others.
                """);
        for (var kind : ErrorId.Kind.values()) {
            page.append("\n## ").append(title(kind)).append("\n\n| Id | Condition | Category | Mark |\n");
            page.append("| --- | --- | --- | --- |\n");
            for (var id : ErrorId.values()) {
                if (id.kind() == kind) {
                    page.append("| `")
                            .append(id)
                            .append("` | ")
                            .append(id.doc())
                            .append(" | ");
                    page.append(id.category()).append(" | ").append(id.mark()).append(" |\n");
                }
            }
        }
        return page.toString();
    }

    private static String title(ErrorId.Kind kind) {
        return switch (kind) {
            case COMMAND -> "Any wrong call";
            case MANAGEMENT -> "To administrators";
            case WARNING -> "Warnings";
            case USER -> "To users";
        };
    }
}
