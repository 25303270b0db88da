package org.reprise.liberty.inside;

import javax.naming.InitialContext;
import javax.naming.NamingException;

/** The container's JNDI directory. */
final class Directory {

    private Directory() {}

    @SuppressWarnings("BanJNDI") // the names are constants of the tests
    static <T> T find(String name, Class<T> type) {
        try {
            return type.cast(InitialContext.doLookup(name));
        } catch (NamingException e) {
            throw new IllegalStateException("Nothing is called " + name, e);
        }
    }
}
