package org.pooldrill.drill;

import java.util.Optional;
import org.pooldrill.finding.FindingCode;
import org.pooldrill.refusal.ErrorId;

/**
 * What a command is expected to end with, beside success.
 *
 * @param refused the refusal; a refusal that is not expected fails the drill
 * @param warns the finding, raised first or again while the command ran
 */
public record Expected(Optional<ErrorId> refused, Optional<FindingCode> warns) {}
