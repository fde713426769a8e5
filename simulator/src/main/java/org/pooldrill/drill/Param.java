package org.pooldrill.drill;

import java.util.List;
import java.util.Optional;
import org.pooldrill.change.BackupModule;
import org.pooldrill.yaml.Nearest;

/**
 * A key that a kind of fault or an act of a user takes.
 *
 * @param name the key
 * @param type what its value is
 * @param required whether it must be given
 * @param fallback the value where it is not given, if it has one
 * @param choices the accepted values of a {@link Type#CHOICE}
 * @param doc one sentence
 */
public record Param(
        String name, Type type, boolean required, Optional<String> fallback, List<String> choices, String doc) {

    /** What the value of a parameter is; each type says how people are told. */
    public enum Type {
        TEXT("text"),
        NAME("a name"),
        NUMBER("a whole number from 1 to 1000000"),
        DURATION(Units.DURATION),
        SIZE(Units.SIZE),
        BANDWIDTH(Units.BANDWIDTH),
        LOSS(Units.LOSS),
        SIP("a SIP address such as alice@contoso.com"),
        SIP_OR_TEL("a SIP address such as alice@contoso.com, or tel:+15550100"),
        SIP_TEL_OR_NONE("a SIP address such as alice@contoso.com, tel:+15550100, or none"),
        MODULE("UserServices.PresenceFocus, ConfServices.DataConf or CentralMgmt.CMSMaster"),
        CHOICE("one of");

        private static final String SIP_PATTERN = "[^@\\s:]+@[^@\\s:]+";
        private static final String TEL_PATTERN = "tel:\\+?[0-9][0-9;=A-Za-z.-]*";
        private static final String NUMBER_PATTERN = "[1-9][0-9]{0,5}|1000000";

        private final String accepted;

        Type(String accepted) {
            this.accepted = accepted;
        }

        /** What is accepted, for people. */
        public String accepted() {
            return accepted;
        }

        /** Whether a value names a user who must be there. */
        boolean namesUser(String value) {
            return (this == SIP || this == SIP_OR_TEL || this == SIP_TEL_OR_NONE) && value.matches(SIP_PATTERN);
        }

        private boolean accepts(String value) {
            return switch (this) {
                case TEXT -> true;
                case NAME -> !value.isBlank();
                case NUMBER -> value.matches(NUMBER_PATTERN);
                case DURATION -> Units.duration(value).isPresent();
                case SIZE -> Units.size(value).isPresent();
                case BANDWIDTH -> Units.bandwidth(value).isPresent();
                case LOSS -> Units.loss(value).isPresent();
                case SIP -> value.matches(SIP_PATTERN);
                case SIP_OR_TEL -> value.matches(SIP_PATTERN) || value.matches(TEL_PATTERN);
                case SIP_TEL_OR_NONE ->
                    value.equals("none") || value.matches(SIP_PATTERN) || value.matches(TEL_PATTERN);
                case MODULE -> BackupModule.named(value).isPresent();
                case CHOICE -> true;
            };
        }
    }

    static Param required(String name, Type type, String doc) {
        return new Param(name, type, true, Optional.empty(), List.of(), doc);
    }

    static Param optional(String name, Type type, String doc) {
        return new Param(name, type, false, Optional.empty(), List.of(), doc);
    }

    static Param withDefault(String name, Type type, String fallback, String doc) {
        return new Param(name, type, false, Optional.of(fallback), List.of(), doc);
    }

    static Param choice(String name, Optional<String> fallback, List<String> choices, String doc) {
        return new Param(name, Type.CHOICE, false, fallback, choices, doc);
    }

    Param asRequired() {
        return new Param(name, type, true, fallback, choices, doc);
    }

    /** Why a value is not accepted; nothing where it is. */
    Optional<String> refuse(String value) {
        if (type == Type.CHOICE) {
            return choices.contains(value)
                    ? Optional.empty()
                    : Optional.of("unknown " + name + " '" + value + "'" + Nearest.hint(value, choices));
        }
        return type.accepts(value)
                ? Optional.empty()
                : Optional.of(name + " is '" + value + "', accepted is " + type.accepted());
    }

    /** The value as the program uses it: a module of the Backup Service by its full name. */
    String canonical(String value) {
        return type == Type.MODULE
                ? BackupModule.named(value).map(BackupModule::toString).orElse(value)
                : value;
    }

    /** What is accepted, for the reference pages. */
    public String accepted() {
        return type == Type.CHOICE ? String.join(", ", choices) : type.accepted();
    }
}
