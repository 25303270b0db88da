package org.reprise.replay;

import java.util.concurrent.Callable;

/** Puts arguments that hold entities into a call that has reached its bean, whose persistence contexts are open by then. */
@FunctionalInterface
public interface LateArguments {

    /**
     * Makes the arguments where the bean's entity managers find entities, and puts them in the place of the empty ones.
     *
     * @throws Exception what {@code decoding} throws
     */
    void set(Callable<Object[]> decoding) throws Exception;
}
