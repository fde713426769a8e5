package org.pooldrill.cms;

import java.util.List;
import org.pooldrill.pool.Decision;

/** The answer of one instance: one decision for each command, in order, and the instance's state, for reading. */
public record CmsAnswer(List<Decision> decisions, CmsState state) {}
