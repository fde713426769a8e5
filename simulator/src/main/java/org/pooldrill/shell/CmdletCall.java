package org.pooldrill.shell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.shell.command.Arguments;
import org.pooldrill.shell.command.Binding;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.CmdletRegistry;
import org.pooldrill.shell.command.Invocation;
import org.pooldrill.shell.language.Refused;
import org.pooldrill.shell.language.ScriptBlock;
import org.pooldrill.shell.reference.HelpText;

/**
 * One call of one cmdlet: everything that may refuse it is looked at before it runs, in the order of precedence:
 * admission, parameters, preconditions. The first refuses, the others are named.
 */
final class CmdletCall<C> implements Invocation<C> {

    private final PipelineRun<C> line;
    private final Cmdlet<C> cmdlet;
    private final Binding binding;
    private final List<Object> input;
    private final Consumer<Object> sink;
    private final Runnable next;
    private Optional<Arguments> arguments = Optional.empty();
    private List<Precondition> looked = List.of();
    private long putOut;
    private boolean told;
    private boolean ended;

    CmdletCall(
            PipelineRun<C> line,
            Cmdlet<C> cmdlet,
            Binding binding,
            List<Object> input,
            Consumer<Object> sink,
            Runnable next) {
        this.line = line;
        this.cmdlet = cmdlet;
        this.binding = binding;
        this.input = input;
        this.sink = sink;
        this.next = next;
    }

    void start() {
        try {
            if (binding.asksForHelp()) {
                showHelp();
            } else {
                check();
            }
        } catch (Refused wrong) {
            refuse(wrong.refusal());
        }
    }

    private void showHelp() {
        emit(HelpText.of(cmdlet.declaration(), HelpText.Detail.BRIEF));
        end();
    }

    private void check() {
        var whatIf = binding.asksWhatIf();
        var refusals = new ArrayList<>(unmet(admission(whatIf)));
        refusals.sort(Comparator.comparing(Refusal::id));
        refusals.sort(Comparator.comparing(Refusal::id));
        var bound = binding.bind(input.stream().findFirst());
        refusals.addAll(bound.refusals());
        arguments = bound.arguments();
        var reachable = refusals.stream().noneMatch(refusal -> refusal.id() == ErrorId.ComputerUnreachable);
        var preconditions = reachable && arguments.isPresent() ? cmdlet.preconditions(this) : List.<Precondition>of();
        if (!whatIf) {
            refusals.addAll(unmet(preconditions));
        }
        if (!refusals.isEmpty()) {
            refuse(refusals.get(0).alsoRefusedBy(refusals.subList(1, refusals.size())));
            return;
        }
        bound.spellings().forEach(spelling -> {
            warn(spelling.toString());
            line.host().spelled(session(), spelling);
        });
        if (whatIf) {
            print(WhatIfText.of(cmdlet.declaration(), arguments(), preconditions));
            cmdlet.whatIf(this);
        } else {
            looked = preconditions;
            cmdlet.run(this);
        }
    }

    private List<Precondition> admission(boolean whatIf) {
        var all = new ArrayList<>(line.host().admission(cmdlet.declaration(), session(), whatIf));
        all.addAll(cmdlet.admission(session(), binding::asks));
        return all;
    }

    private static List<Refusal> unmet(List<Precondition> preconditions) {
        return preconditions.stream()
                .flatMap(precondition -> precondition.refusal().stream())
                .toList();
    }

    @Override
    public C session() {
        return line.session();
    }

    @Override
    public CmdletRegistry<C> registry() {
        return line.registry();
    }

    @Override
    public Arguments arguments() {
        return arguments.orElseThrow();
    }

    @Override
    public List<Object> input() {
        return input;
    }

    @Override
    public void emit(Object value) {
        mustRun();
        putOut++;
        sink.accept(value);
    }

    @Override
    public void warn(String text) {
        mustRun();
        line.screen().warn(text);
    }

    @Override
    public void verbose(String text) {
        mustRun();
        told = true;
        if (arguments().flag("Verbose")) {
            line.screen().print("VERBOSE: " + text);
        }
    }

    @Override
    public void print(String text) {
        mustRun();
        line.screen().print(text);
    }

    @Override
    public void invoke(ScriptBlock block, Object item, Consumer<List<Object>> then) {
        mustRun();
        line.invoke(block, item, then);
    }

    @Override
    public void end() {
        mustRun();
        if (!told && arguments.isPresent() && !binding.asksWhatIf()) {
            tell();
        }
        ended = true;
        next.run();
    }

    /** What -Verbose prints of a cmdlet that says nothing of its own. */
    private void tell() {
        if (cmdlet.declaration().changing()) {
            WhatIfText.verbose(cmdlet.declaration(), arguments(), looked).forEach(this::verbose);
        } else {
            verbose(cmdlet.declaration().name() + " put out " + putOut + (putOut == 1 ? " object." : " objects."));
        }
    }

    @Override
    public void refuse(Refusal refusal) {
        mustRun();
        ended = true;
        line.screen().refuse(refusal, cmdlet.declaration().name());
    }

    private void mustRun() {
        if (ended) {
            throw new IllegalStateException(cmdlet.declaration().name() + " speaks after its end");
        }
    }
}
