package org.reprise.cli.ask;

import java.io.PrintWriter;
import org.reprise.cli.text.Words;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says on the error output what went wrong, and gives the exit code that belongs to it. */
public final class Faults implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception problem, CommandLine command, ParseResult typed) {
        PrintWriter err = command.getErr();
        if (problem instanceof RefusedBySiteException refused) {
            say(err, "Refused", refused);
            if (!refused.remedy().isBlank()) {
                err.println("Remedy: " + Words.shown(refused.remedy()));
            }
            return ExitCode.REFUSED;
        }
        if (problem instanceof SiteUnreachableException) {
            say(err, "Not reached", problem);
            return ExitCode.NOT_REACHED;
        }
        if (problem instanceof UnequalSitesException) {
            say(err, "Not equal", problem);
            return ExitCode.DIFFERENT;
        }
        if (problem instanceof WrongUsageException) {
            say(err, "Not done", problem);
            return ExitCode.WRONG_USAGE;
        }
        err.println("This is a defect of the command line; whether the site did anything shows in 'reprise audit'.");
        problem.printStackTrace(err);
        return ExitCode.DEFECT;
    }

    private static void say(PrintWriter err, String what, Exception problem) {
        err.println(what + ": " + Words.shown(String.valueOf(problem.getMessage())));
    }
}
