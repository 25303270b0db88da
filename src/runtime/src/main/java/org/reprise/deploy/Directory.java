package org.reprise.deploy;

import javax.naming.InitialContext;
import javax.naming.NamingException;

/** The container's JNDI directory. Names come from the server's configuration, never from a message or a user. */
public final class Directory {

    private Directory() {}

    @SuppressWarnings("BanJNDI") // the ban is about names that users choose
    public static <T> T find(String name, Class<T> type) throws NamingException {
        return type.cast(InitialContext.doLookup(name));
    }
}
