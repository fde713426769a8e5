/** Tests of the command line: every command, every exit code, what is printed to people and to programs. */
@NullMarked
package org.pooldrill.cli;

import org.jspecify.annotations.NullMarked;
