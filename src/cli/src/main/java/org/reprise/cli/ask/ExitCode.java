package org.reprise.cli.ask;

import picocli.CommandLine;

/** What the process ends with; 0 when it is done. */
final class ExitCode {

    /** The site refused, or the person at the question did. */
    static final int REFUSED = 1;

    /** What was typed cannot be carried out; no site was told anything. Picocli's own code for that. */
    static final int WRONG_USAGE = CommandLine.ExitCode.USAGE;

    /** No site answered. */
    static final int NOT_REACHED = 3;

    /** The tables were compared, and they are not the same at the two sites. */
    static final int DIFFERENT = 4;

    /** A mistake in the command line itself. */
    static final int DEFECT = 70;

    private ExitCode() {}
}
