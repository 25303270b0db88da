package org.reprise.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.reprise.liberty.ListHistory.Append;

/**
 * What a site that was primary has in quarantine, read from its tables and not by the product's own classes.
 *
 * @param fallen whose it is
 * @param reigns the site that is primary now, whose history of reigns is asked
 */
record QuarantinedTail(Site fallen, Site reigns) {

    /** Each of these is there; and of each reign's tail all is, from where the next reign began, without a hole. */
    void check(List<Append> lost) {
        Set<String> appended = new HashSet<>();
        TreeMap<Long, TreeMap<Long, String>> epochs = new TreeMap<>();
        for (List<String> row : fallen.probe()
                .rows("SELECT BODY, EPOCH, SEQ FROM REPRISE_QUARANTINE WHERE STATE = 'WAITING' ORDER BY EPOCH, SEQ")) {
            String body = new String(HexFormat.of().parseHex(row.get(0)), StandardCharsets.UTF_8);
            epochs.computeIfAbsent(Long.valueOf(row.get(1)), epoch -> new TreeMap<>())
                    .put(Long.valueOf(row.get(2)), body);
            appends(body, appended);
        }
        assertThat(appended)
                .as("appends in quarantine at " + fallen.name())
                .containsAll(lost.stream()
                        .map(each -> each.list() + " p" + each.value())
                        .toList());
        epochs.forEach((epoch, tail) -> assertThat(tail.keySet())
                .as("the tail of epoch " + epoch + " at " + fallen.name())
                .hasSize((int) (tail.lastKey() - tail.firstKey() + 1))
                .startsWith(beginOfNext(epoch)));
    }

    private static void appends(String body, Set<String> into) {
        for (JsonNode call : Console.json(body).path("c")) {
            if (call.path("n").asText().equals("network.pass")) {
                into.add(call.path("a").path(0).asText() + " "
                        + call.path("a").path(1).asText());
            }
        }
    }

    /** The number of the first event of the reign after this epoch. */
    private long beginOfNext(long epoch) {
        Map<Long, Long> first = new TreeMap<>();
        for (JsonNode reign : reigns.console().reign().path("reigns")) {
            first.put(reign.path("epoch").asLong(), reign.path("first").asLong());
        }
        return first.entrySet().stream()
                .filter(each -> each.getKey() > epoch)
                .findFirst()
                .orElseThrow()
                .getValue();
    }
}
