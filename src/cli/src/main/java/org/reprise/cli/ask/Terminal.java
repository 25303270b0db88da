package org.reprise.cli.ask;

import java.util.Optional;

/** The person in front of the command line, if there is one. */
public interface Terminal {

    /** Whether somebody is there to answer; scripts and pipes have nobody. */
    boolean interactive();

    /** Asks what is answered by yes or no; only yes is yes. Nobody there means no. */
    boolean confirmed(String question);

    /** Asks for a password without showing it; empty when nobody is there. */
    Optional<String> password(String question);
}
