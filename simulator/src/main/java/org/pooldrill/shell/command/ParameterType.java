package org.pooldrill.shell.command;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.pooldrill.shell.language.ScriptBlock;
import org.pooldrill.shell.object.Comparing;
import org.pooldrill.shell.object.TimeSpan;
import org.pooldrill.shell.object.Values;

/** What a parameter takes, and how a typed value becomes it. */
public sealed interface ParameterType
        permits NameType,
                CompoundType,
                ParameterType.Text,
                ParameterType.Truth,
                ParameterType.Count,
                ParameterType.Span,
                ParameterType.Anything {

    /** The name of the type as syntax lines print it: {@code TimeSpan}. */
    String label();

    /** What is accepted, as it goes into a sentence: {@code 00:00:05 to 03:00:00}. */
    String accepted();

    /** Turns a value into one of this type, or says that it is none. */
    Conversion convert(Given given);

    /** Whether a value without a parameter name may land here. */
    default boolean mayTake(Object value) {
        return !(value instanceof ScriptBlock);
    }

    /** What became of a value. */
    sealed interface Conversion {}

    /**
     * It is of the type.
     *
     * @param preferred how the cmdlet reference spells it, where the topics spell it as it was typed
     */
    record Accepted(Object value, Optional<String> preferred) implements Conversion {

        static Accepted as(Object value) {
            return new Accepted(value, Optional.empty());
        }
    }

    /** It is not, because of this. */
    record Rejected(String why) implements Conversion {}

    /** Text, which must not be empty. */
    record Text() implements ParameterType {

        @Override
        public String label() {
            return "String";
        }

        @Override
        public String accepted() {
            return "a text that is not empty";
        }

        @Override
        public Conversion convert(Given given) {
            return given.isPlain() && !given.text().isBlank()
                    ? Accepted.as(given.text())
                    : new Rejected("it is not one text");
        }
    }

    /** A switch, or a Boolean that has to be given. */
    record Truth(boolean isSwitch) implements ParameterType {

        @Override
        public String label() {
            return isSwitch ? "SwitchParameter" : "Boolean";
        }

        @Override
        public String accepted() {
            return "$true and $false";
        }

        @Override
        public Conversion convert(Given given) {
            if (given.value() instanceof Boolean || given.value() instanceof Number) {
                return Accepted.as(Values.isTrue(given.value()));
            }
            return new Rejected("it is neither $true nor $false");
        }

        @Override
        public boolean mayTake(Object value) {
            return !isSwitch;
        }
    }

    /** A whole number within limits, both included. */
    record Count(long least, long most) implements ParameterType {

        @Override
        public String label() {
            return "UInt32";
        }

        @Override
        public String accepted() {
            return "a whole number from " + least + " to " + most;
        }

        @Override
        public Conversion convert(Given given) {
            var number = given.isPlain() ? Comparing.number(given.value()) : Optional.<Number>empty();
            if (number.isEmpty() || given.value() instanceof Boolean) {
                return new Rejected("it is no number");
            }
            var exact = new BigDecimal(number.get().toString());
            if (exact.stripTrailingZeros().scale() > 0) {
                return new Rejected("it is no whole number");
            }
            return exact.compareTo(BigDecimal.valueOf(least)) < 0 || exact.compareTo(BigDecimal.valueOf(most)) > 0
                    ? new Rejected("it is outside the range")
                    : Accepted.as(exact.longValue());
        }
    }

    /** A time span within limits, both included; a bare number counts seconds [model]. */
    record Span(Duration least, Duration most) implements ParameterType {

        @Override
        public String label() {
            return "TimeSpan";
        }

        @Override
        public String accepted() {
            return TimeSpan.text(least) + " to " + TimeSpan.text(most) + ", written hh:mm:ss or as a number of seconds";
        }

        @Override
        public Conversion convert(Given given) {
            var span = given.value() instanceof Duration duration
                    ? Optional.of(duration)
                    : given.isPlain() ? TimeSpan.parse(given.text()) : Optional.<Duration>empty();
            if (span.isEmpty()) {
                return new Rejected("it is no time span");
            }
            return span.get().compareTo(least) < 0 || span.get().compareTo(most) > 0
                    ? new Rejected("it is outside the range")
                    : Accepted.as(span.get());
        }
    }

    /** Any value, as it is. */
    record Anything() implements ParameterType {

        @Override
        public String label() {
            return "Object";
        }

        @Override
        public String accepted() {
            return "any value";
        }

        @Override
        public Conversion convert(Given given) {
            return Accepted.as(given.value());
        }

        @Override
        public boolean mayTake(Object value) {
            return true;
        }
    }
}
