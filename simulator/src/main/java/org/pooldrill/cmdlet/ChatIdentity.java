package org.pooldrill.cmdlet;

import java.util.List;
import java.util.Optional;
import org.pooldrill.chat.ChatPool;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.shell.command.Arguments;
import org.pooldrill.shell.command.DidYouMean;
import org.pooldrill.shell.command.Parameter;

/** The Persistent Chat pool that a line names, as {@code service:FQDN} or by its FQDN; the only one need not be named. */
final class ChatIdentity {
    static final String IDENTITY = "Identity";

    private ChatIdentity() {}

    static Parameter.Builder parameter() {
        return Parameter.text(IDENTITY)
                .at(0)
                .fromPipeline(IDENTITY)
                .doc("The Persistent Chat pool, as service:<FQDN>; need not be given where there is only one.");
    }

    private static String bare(String typed) {
        return typed.strip().replaceFirst("(?i)^(service:)?(persistentchatserver:)?", "");
    }

    private static List<String> all(Caller caller) {
        return List.copyOf(caller.estate().persistentChat().keySet());
    }

    private static Optional<String> find(Caller caller, Arguments arguments) {
        var all = all(caller);
        return arguments
                .textIf(IDENTITY)
                .map(ChatIdentity::bare)
                .map(name -> Known.named(all, name))
                .orElseGet(() -> all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty());
    }

    static Precondition known(Caller caller, Arguments arguments, String asked) {
        var typed = arguments.textIf(IDENTITY).orElse("");
        return Precondition.that(
                find(caller, arguments).isPresent(),
                "The Persistent Chat pool is in the topology",
                find(caller, arguments).orElse(""),
                () -> Refusal.of(
                        ErrorId.UnknownIdentity,
                        typed,
                        asked,
                        typed.isEmpty()
                                ? "there are " + all(caller).size() + " Persistent Chat pools, and none is named"
                                : "there is no Persistent Chat pool " + bare(typed) + " in the topology"
                                        + DidYouMean.hint(bare(typed), all(caller)),
                        all(caller).isEmpty()
                                ? "The topology has none."
                                : "It has " + String.join(", ", all(caller)) + "."));
    }

    static ChatPool pool(Caller caller, Arguments arguments) {
        return caller.simulation().view().chat(find(caller, arguments).orElseThrow());
    }

    /** The identity as the shell prints it. */
    static String text(ChatPool pool) {
        return "PersistentChatServer:" + pool.chat().fqdn();
    }
}
