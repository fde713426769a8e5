/**
 * Files on simulated computers: what an export wrote, where it lies, and whether it is still there. A path typed in a
 * line names a file of the computer that the line is typed on; the Front Ends of a pool share one disk, a UNC path leads
 * to a pool's file store, and a management computer is never lost. May use {@code change}, {@code computer} and
 * {@code estate}; start reading at {@link org.pooldrill.file.FileLocation}, and cmdlets at {@code cmdlet.TypedFile}.
 */
@NullMarked
package org.pooldrill.file;

import org.jspecify.annotations.NullMarked;
