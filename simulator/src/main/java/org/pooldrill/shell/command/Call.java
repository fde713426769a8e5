package org.pooldrill.shell.command;

import java.util.List;

/**
 * One call of a cmdlet: who makes it, and with what.
 *
 * @param <C> the session that the line is typed in
 */
public interface Call<C> {

    /** The session: the operator, the computer the line is typed on, the deployment that it acts on. */
    C session();

    /** The values of the parameters. */
    Arguments arguments();

    /** What came through the pipeline: all of it for a cmdlet that collects, else the one object of this call. */
    List<Object> input();
}
