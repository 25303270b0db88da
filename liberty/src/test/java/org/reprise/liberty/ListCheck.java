package org.reprise.liberty;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.reprise.liberty.ListHistory.Append;
import org.reprise.liberty.ListHistory.Outcome;
import org.reprise.liberty.ListHistory.Read;

/**
 * Holds the lists as they are at the end against what clients saw. Plain: it knows of calls and answers, and of the spans of time in which one
 * who answered was cut off or died, so that what it acknowledged then may be lost. What it finds wrong is said in words.
 */
final class ListCheck {
    /**
     * Appends that this one acknowledged and that ended in this span may be lost: nobody else had them when it fell.
     *
     * @param from the last moment at which others were known to have all
     */
    record MayBeLost(String by, long from, long to) {
        boolean has(Append append) {
            return append.by().equals(by) && append.ended() >= from && append.begun() <= to;
        }
    }

    /**
     * What was found.
     *
     * @param wrong in words; empty where all is as it must be
     * @param lost  acknowledged appends that are not there and may be lost
     */
    record Found(List<String> wrong, List<Append> lost) {}

    private final List<MayBeLost> spans;
    private final Map<String, List<Integer>> last;
    /** Where in its list a value is; by list and value. */
    private final Map<String, Map<Integer, Integer>> places = new TreeMap<>();

    private final List<String> wrong = new ArrayList<>();
    private final List<Append> lost = new ArrayList<>();

    private ListCheck(Map<String, List<Integer>> last, List<MayBeLost> spans) {
        this.last = last;
        this.spans = spans;
        last.forEach((list, values) -> {
            Map<Integer, Integer> of = new HashMap<>();
            for (int i = 0; i < values.size(); i++) {
                of.putIfAbsent(values.get(i), i);
            }
            places.put(list, of);
        });
    }

    /** @param last the lists as they are at the end */
    static Found of(ListHistory history, Map<String, List<Integer>> last, List<MayBeLost> spans) {
        ListCheck check = new ListCheck(new TreeMap<>(last), spans);
        check.noneTwice();
        check.noneOfNobody(history);
        check.allAcknowledged(history);
        check.inOrder(history);
        check.reads(history);
        return new Found(check.wrong, check.lost);
    }

    private void noneTwice() {
        last.forEach((list, values) -> {
            Set<Integer> seen = new HashSet<>();
            values.stream()
                    .filter(value -> !seen.add(value))
                    .forEach(value -> wrong.add(value + " is twice in " + list));
        });
    }

    private void noneOfNobody(ListHistory history) {
        Map<String, Set<Integer>> tried = new LinkedHashMap<>();
        for (Append each : history.appends()) {
            if (each.outcome() != Outcome.REFUSED) {
                tried.computeIfAbsent(each.list(), list -> new HashSet<>()).add(each.value());
            }
        }
        last.forEach((list, values) -> values.stream()
                .filter(value -> !tried.getOrDefault(list, Set.of()).contains(value))
                .forEach(value ->
                        wrong.add(value + " is in " + list + ", and nobody appended it, or was told that it is not")));
    }

    private void allAcknowledged(ListHistory history) {
        for (Append each : history.appends()) {
            if (each.outcome() == Outcome.OK && !isThere(each)) {
                if (spans.stream().anyMatch(span -> span.has(each))) {
                    lost.add(each);
                } else {
                    wrong.add(each + " was acknowledged and is lost");
                }
            }
        }
        // a log loses its tail and nothing else: what was acknowledged before something that is kept is kept too
        for (Append gone : lost) {
            history.appends().stream()
                    .filter(each -> each.outcome() == Outcome.OK
                            && each.by().equals(gone.by())
                            && each.begun() > gone.ended()
                            && spans.stream().anyMatch(span -> span.has(gone) && span.has(each))
                            && isThere(each))
                    .findFirst()
                    .ifPresent(kept -> wrong.add(gone + " is lost, and a later one of the same is kept: " + kept));
        }
    }

    /** Of two appends to one list of which one ended before the other began, that one is first. */
    private void inOrder(ListHistory history) {
        for (Append first : history.appends()) {
            for (Append second : history.appends()) {
                if (first.list().equals(second.list())
                        && first.outcome() == Outcome.OK
                        && first.ended() < second.begun()
                        && isThere(first)
                        && isThere(second)
                        && place(first) > place(second)) {
                    wrong.add(second.value() + " is before " + first.value() + " in " + first.list()
                            + ", which was acknowledged before it was called");
                }
            }
        }
    }

    /** What was read is a beginning of the list; what a fallen one alone showed and lost is its tail. */
    private void reads(ListHistory history) {
        for (Read read : history.reads()) {
            List<Integer> values = values(read.list());
            int same = 0;
            while (same < Math.min(values.size(), read.values().size())
                    && values.get(same).equals(read.values().get(same))) {
                same++;
            }
            Set<Integer> more =
                    new HashSet<>(read.values().subList(same, read.values().size()));
            history.appends().stream()
                    .filter(each -> each.list().equals(read.list())
                            && more.contains(each.value())
                            && !isThere(each)
                            && spans.stream()
                                    .anyMatch(
                                            span -> span.has(each) && span.by().equals(read.by())))
                    .forEach(each -> more.remove(each.value()));
            boolean gone = more.isEmpty();
            if (!gone) {
                wrong.add(read + " is no beginning of " + values);
            }
            missed(history, read);
        }
    }

    /** What one acknowledged before it was asked, it shows. */
    private void missed(ListHistory history, Read read) {
        Set<Integer> shown = new HashSet<>(read.values());
        for (Append each : history.appends()) {
            if (each.outcome() == Outcome.OK
                    && each.list().equals(read.list())
                    && each.by().equals(read.by())
                    && each.ended() < read.begun()
                    && isThere(each)
                    && !shown.contains(each.value())) {
                wrong.add(each + " was acknowledged before, and is not in " + read);
            }
        }
    }

    private boolean isThere(Append append) {
        return places.getOrDefault(append.list(), Map.of()).containsKey(append.value());
    }

    private int place(Append there) {
        return Objects.requireNonNull(places.get(there.list())).get(there.value());
    }

    private List<Integer> values(String list) {
        return last.getOrDefault(list, List.of());
    }
}
