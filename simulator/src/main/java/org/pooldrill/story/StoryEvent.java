package org.pooldrill.story;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pooldrill.change.Event;

/** Events of the {@code estate} store that come from the operator and from the program, not from the world. */
public sealed interface StoryEvent extends Event {

    /**
     * A line was typed into the management shell.
     *
     * @param command numbers the lines of a run, from 1
     * @param name the step's name, or empty
     * @param line what was typed
     * @param operator who typed it
     * @param on the computer or pool it was typed on, or empty for a management computer
     * @param cmdlets the cmdlets of the line by their full names, as far as it could be read
     */
    record CommandStarted(int command, String name, String line, String operator, String on, List<String> cmdlets)
            implements StoryEvent {
        public CommandStarted {
            cmdlets = List.copyOf(cmdlets);
        }
    }

    /**
     * A line came to its end.
     *
     * @param output what it printed
     * @param objects what it put out: text, numbers, truth values, lists and maps of these
     * @param refused the error id, or empty
     * @param durationMillis how long it took
     */
    record CommandEnded(
            int command, String name, String output, List<Object> objects, String refused, long durationMillis)
            implements StoryEvent {
        public CommandEnded {
            objects = objects.stream().map(CommandEnded::plain).toList();
        }

        /** Whole numbers as Long, whether they come from the shell or from a log. */
        private static Object plain(Object value) {
            if (value instanceof Integer number) {
                return number.longValue();
            }
            if (value instanceof List<?> list) {
                return list.stream().map(CommandEnded::plain).toList();
            }
            if (value instanceof Map<?, ?> map) {
                var copy = new LinkedHashMap<String, Object>();
                map.forEach((key, item) -> copy.put(key.toString(), plain(item)));
                return Collections.unmodifiableMap(copy);
            }
            return value;
        }
    }

    /** A line of the author in the timeline. */
    record NoteWritten(String text) implements StoryEvent {}

    /** Something was noticed that the user should know. */
    record FindingRaised(String code, String severity, String at, String text) implements StoryEvent {}

    /** An expectation was looked at. */
    record ExpectationChecked(String expression, boolean met) implements StoryEvent {}

    /**
     * A step of the drill began; what it does is caused by this.
     *
     * @param number its number in the drill, from 1
     * @param name the step's name, or empty
     * @param step the step in one line
     */
    record StepBegan(int number, String name, String step) implements StoryEvent {}

    /**
     * What a step asked for was refused, and nothing of it was done.
     *
     * @param number the step's number in the drill, from 1
     * @param refused the error id
     * @param why the reason and the values behind it
     */
    record StepRefused(int number, String refused, String why) implements StoryEvent {}

    /**
     * The steps have come to their end.
     *
     * @param outcome {@code passed} or {@code failed}
     */
    record DrillEnded(String outcome) implements StoryEvent {}
}
