package org.reprise.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.reprise.event.Call;

/** Holds what clients were told against what is in a site's tables and in its log. */
final class Accounts {

    private final BusinessCallers callers;

    Accounts(BusinessCallers callers) {
        this.callers = callers;
    }

    /** Every acknowledged call took effect at this site, once and in its order, and nothing else did. */
    void checkTables(Probe probe) {
        Map<String, List<String>> happened = new LinkedHashMap<>();
        String like = " WHERE MESSAGE_ID LIKE '" + callers.prefix() + "%'";
        probe.rows("SELECT MESSAGE_ID FROM NETWORK_MESSAGE" + like)
                .forEach(row -> happened.put(row.get(0), new ArrayList<>(List.of(MessageStory.ACCEPT))));
        probe.rows("SELECT MESSAGE_ID, POINT_KEY, HOP FROM NETWORK_ARCHIVE" + like + " ORDER BY MESSAGE_ID, HOP")
                .forEach(row -> {
                    List<String> calls = happened.get(row.get(1));
                    assertThat(calls)
                            .as("hop of a message that is not there: " + row)
                            .isNotNull();
                    assertThat(row.get(0)).as("hop of " + row).isEqualTo(Integer.toString(calls.size()));
                    calls.add(row.get(2));
                });
        check("the tables of " + probe.site(), happened);
    }

    /** The same of the events in the log. */
    void checkLog(SealedLog log) {
        Map<String, List<String>> happened = new LinkedHashMap<>();
        for (Call call : log.calls()) {
            List<String> arguments = strings(call);
            boolean ours = !arguments.isEmpty() && arguments.get(0).startsWith(callers.prefix());
            if (ours && call.name().equals("network.accept")) {
                happened.computeIfAbsent(arguments.get(0), id -> new ArrayList<>())
                        .add(MessageStory.ACCEPT);
            } else if (ours && call.name().equals("network.pass")) {
                happened.computeIfAbsent(arguments.get(0), id -> new ArrayList<>())
                        .add(arguments.get(1));
            }
        }
        check("the log of " + log.site(), happened);
    }

    private void check(String where, Map<String, List<String>> happened) {
        for (MessageStory story : callers.stories()) {
            List<String> calls = happened.remove(story.id());
            story.check(where, calls == null ? List.of() : calls);
        }
        assertThat(happened)
                .as("messages in " + where + " that nobody handed in")
                .isEmpty();
    }

    private static List<String> strings(Call call) {
        List<String> arguments = new ArrayList<>();
        Console.json(call.arguments()).forEach(argument -> arguments.add(argument.asText()));
        return arguments;
    }
}
