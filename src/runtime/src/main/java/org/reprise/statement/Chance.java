package org.reprise.statement;

import java.util.List;
import java.util.Set;
import org.reprise.statement.StatementText.Part;

/** What gives something else each time that it is asked, in one transaction. */
final class Chance {
    private static final Set<String> FUNCTIONS = Set.of(
            "RAND",
            "RANDOM",
            "RANDOM_NORMAL",
            "SECURE_RAND",
            "UUID",
            "UUID_SHORT",
            "UUID_V4",
            "UUID_V7",
            "UUIDV4",
            "UUIDV7",
            "UUID_GENERATE_V1",
            "UUID_GENERATE_V4",
            "RANDOM_UUID",
            "GEN_RANDOM_UUID",
            "SYS_GUID",
            "NEXTVAL");

    private Chance() {}

    /** Whether it asks for a random number or a new one. A function of the application's own is not known to. */
    static boolean isIn(Part part) {
        List<SqlToken> tokens = part.tokens();
        for (int i = 0; i < tokens.size(); i++) {
            SqlToken token = tokens.get(i);
            boolean called = i + 1 < tokens.size() && tokens.get(i + 1).is("(");
            boolean drawn = i + 1 < tokens.size()
                    && token.is("NEXT")
                    && tokens.get(i + 1).is("VALUE");
            if (drawn || token.is("TABLESAMPLE") || (called && token.isName() && FUNCTIONS.contains(token.name()))) {
                return true;
            }
        }
        return false;
    }
}
