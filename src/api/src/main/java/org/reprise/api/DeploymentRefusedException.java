package org.reprise.api;

import java.io.Serial;
import java.util.ArrayList;
import java.util.List;

/** The application contradicts what replication needs. Its one message lists every problem: what, where and the remedy. */
public class DeploymentRefusedException extends RepriseException {
    @Serial
    private static final long serialVersionUID = 1;

    private final ArrayList<String> problems;

    public DeploymentRefusedException(List<String> problems) {
        super("REPR0001E: This application cannot be replicated as it is:\n  - " + String.join("\n  - ", problems));
        this.problems = new ArrayList<>(problems);
    }

    /** Each problem by itself. */
    public List<String> problems() {
        return List.copyOf(problems);
    }
}
