package org.pooldrill.bench.plain;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.pooldrill.change.Change;

/** The copy of this pool takes in a change that was made there; the number is that of the change in its module. */
record Import(@TargetAggregateIdentifier String home, long number, Change change) {}
