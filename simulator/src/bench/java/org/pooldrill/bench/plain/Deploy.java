package org.pooldrill.bench.plain;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A home pool's stream begins in this store. */
record Deploy(@TargetAggregateIdentifier String home, String store, String partner) {}
