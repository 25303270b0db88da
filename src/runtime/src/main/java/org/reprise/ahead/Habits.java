package org.reprise.ahead;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.reprise.event.ExpectedCall;

/**
 * Which rows the calls of a method were seen to ask for: those with the value of an argument as their key. A guess, from what was seen so
 * far; one that seldom comes true is given up. Of one site; for the thread that replays.
 */
public final class Habits {
    /** Rows read in vain, of which no more than every fourth was asked for, end a habit. */
    private static final int ENOUGH = 200;

    private static final int WORTH = 4;

    private final Map<Object, List<Habit>> kept = new ConcurrentHashMap<>();
    private final Set<Object> givenUp = new HashSet<>();

    /** That a method reads by the value of an argument. */
    static final class Habit {
        private final RowForm form;
        private final int argument;
        private final Class<?> type;
        private int read;
        private int used;

        private Habit(RowForm form, int argument, Class<?> type) {
            this.form = form;
            this.argument = argument;
            this.type = type;
        }

        /** A row that was read because of it was asked for. */
        void used() {
            used++;
        }

        private boolean isVain() {
            return read > ENOUGH && used * WORTH < read;
        }
    }

    /** What a habit is, whoever has it. */
    private record Known(Object method, RowForm form, int argument) {}

    /** A key to read by, and why. */
    record Wanted(Object key, Habit habit) {}

    /** A call of the method with these arguments asked for the row with this key. */
    void saw(Object method, List<?> arguments, RowForm form, Object key) {
        List<Habit> habits = kept.computeIfAbsent(method, each -> new ArrayList<>());
        for (int i = 0; i < arguments.size(); i++) {
            int argument = i;
            boolean isKey = isPlain(key) && key.equals(arguments.get(i));
            if (isKey
                    && habits.stream().noneMatch(each -> each.form.equals(form) && each.argument == argument)
                    && !givenUp.contains(new Known(method, form, i))) {
                habits.add(new Habit(form, i, key.getClass()));
            }
        }
    }

    /** Whether it is a key of a kind that arguments are, too. */
    static boolean isPlain(@Nullable Object key) {
        return key instanceof String || key instanceof Integer || key instanceof Long || key instanceof Short;
    }

    /** What calls will ask for that is read in these forms: by form, each key once. */
    Map<RowForm, List<Wanted>> wanted(List<ExpectedCall> calls, Predicate<RowForm> forms) {
        Map<RowForm, List<Wanted>> wanted = new LinkedHashMap<>();
        Map<RowForm, Set<Object>> keys = new LinkedHashMap<>();
        for (ExpectedCall call : calls) {
            List<Habit> habits = kept.getOrDefault(call.method(), List.of());
            if (habits.stream().anyMatch(Habit::isVain)) {
                habits.stream()
                        .filter(Habit::isVain)
                        .forEach(each -> givenUp.add(new Known(call.method(), each.form, each.argument)));
                habits.removeIf(Habit::isVain);
            }
            for (Habit habit : habits) {
                Object key = habit.argument < call.arguments().size()
                        ? call.arguments().get(habit.argument)
                        : null;
                if (key != null
                        && habit.type == key.getClass()
                        && forms.test(habit.form)
                        && keys.computeIfAbsent(habit.form, each -> new LinkedHashSet<>())
                                .add(key)) {
                    habit.read++;
                    wanted.computeIfAbsent(habit.form, each -> new ArrayList<>())
                            .add(new Wanted(key, habit));
                }
            }
        }
        return wanted;
    }
}
