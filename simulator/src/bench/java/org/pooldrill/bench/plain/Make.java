package org.pooldrill.bench.plain;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.pooldrill.change.Change;

/** A user of this pool asks for a change. */
record Make(@TargetAggregateIdentifier String home, Change change) {}
