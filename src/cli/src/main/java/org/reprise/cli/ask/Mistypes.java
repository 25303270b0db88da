package org.reprise.cli.ask;

import java.io.PrintWriter;
import java.util.List;
import org.reprise.cli.text.Words;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in a line what was typed wrong; repeats nothing that may be a password. */
public final class Mistypes implements IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException problem, String[] typed) {
        CommandLine command = problem.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(
                password(problem)
                        ? "A password is not taken from the arguments: use --password-file or " + Login.PASSWORD + "."
                        : Words.shown(String.valueOf(problem.getMessage())));
        err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.WRONG_USAGE;
    }

    private static boolean password(ParameterException problem) {
        List<String> unknown =
                problem instanceof UnmatchedArgumentException unmatched ? unmatched.getUnmatched() : List.of();
        return unknown.stream().anyMatch(each -> each.startsWith("-p") || each.startsWith("--pass"));
    }
}
