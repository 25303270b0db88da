package org.reprise.liberty.trial.app;

/** The version of the code that a site runs, as if another application had been deployed there. */
final class Code {
    static volatile int version = 1;

    private Code() {}
}
