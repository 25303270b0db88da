package org.reprise.event;

import java.util.List;

/**
 * A call that is to be replayed.
 *
 * @param method    its method, whatever stands for it
 * @param arguments any of them may be null
 */
public record ExpectedCall(Object method, List<?> arguments) {}
