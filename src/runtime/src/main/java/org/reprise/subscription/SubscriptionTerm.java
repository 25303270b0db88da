package org.reprise.subscription;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.reprise.event.Call;
import org.reprise.event.Event;

/** One term of a {@link Subscription}: its conditions all hold for an event. */
public final class SubscriptionTerm {
    private @Nullable Boolean failed;
    private @Nullable Duration age;
    private boolean byKind;

    /** Of one and the same call. */
    private final List<Predicate<Call>> ofCall = new ArrayList<>();

    private final List<Naming> namings = new ArrayList<>();

    /**
     * A condition on a name or a kind, of which there are some and no others.
     *
     * @param text    as it was written, such as {@code name=network.*}
     * @param ofKind  whether it is about kinds, else about names
     * @param matches whether it holds for one
     */
    public record Naming(String text, boolean ofKind, Predicate<String> matches) {}

    private final List<Predicate<Call>> ofStatus = new ArrayList<>();

    private SubscriptionTerm() {}

    /** @throws IllegalArgumentException saying what of it makes no sense */
    static SubscriptionTerm parse(String text) {
        SubscriptionTerm term = new SubscriptionTerm();
        for (String condition : text.split("&", -1)) {
            term.add(condition.strip());
        }
        if (term.isByAge() && (!term.byKind || term.ofStatus.isEmpty() || Boolean.TRUE.equals(term.failed))) {
            throw new IllegalArgumentException("'" + text + "': older-than asks for the age of a status; write kind=… &"
                    + " status=… & older-than=PT1H, without failed");
        }
        return term;
    }

    private void add(String condition) {
        String[] parts = condition.split("=", 2);
        String value = parts.length == 2 ? parts[1].strip() : "";
        boolean has = !value.isEmpty();
        switch (parts[0].strip()) {
            case "failed", "committed" -> {
                boolean wanted = condition.equals("failed");
                if (parts.length == 2 || (failed != null && failed != wanted)) {
                    throw senseless(condition);
                }
                failed = wanted;
            }
            case "name" -> {
                ofCall.add(glob(condition, has, value, Call::name));
                namings.add(new Naming(
                        condition, false, name -> pattern(value).matcher(name).matches()));
            }
            case "kind" -> {
                ofCall.add(glob(condition, has, value, call -> call.labels().kind()));
                namings.add(new Naming(
                        condition, true, kind -> pattern(value).matcher(kind).matches()));
                byKind = true;
            }
            case "status" ->
                ofStatus.add(glob(condition, has, value, call -> call.labels().status()));
            case "key" ->
                ofCall.add(glob(condition, has, value, call -> call.labels().key()));
            case "user" ->
                ofCall.add(
                        glob(condition, has, value, call -> call.surroundings().user()));
            case "older-than" -> age = age(condition, value);
            default -> throw senseless(condition);
        }
    }

    private static Duration age(String condition, String value) {
        try {
            Duration parsed = Duration.parse(value);
            if (!parsed.isNegative() && !parsed.isZero()) {
                return parsed;
            }
        } catch (DateTimeParseException e) {
            // said below
        }
        throw senseless(condition);
    }

    private interface Text {
        String of(Call call);
    }

    private static Predicate<Call> glob(String condition, boolean has, String value, Text text) {
        if (!has) {
            throw senseless(condition);
        }
        Pattern pattern = pattern(value);
        return call -> pattern.matcher(text.of(call)).matches();
    }

    private static Pattern pattern(String value) {
        return Pattern.compile(
                Arrays.stream(value.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
                Pattern.DOTALL);
    }

    /** Its conditions on names and kinds. */
    List<Naming> namings() {
        return namings;
    }

    private static IllegalArgumentException senseless(String condition) {
        return new IllegalArgumentException("'" + condition + "' is no term of a subscription: write failed, committed,"
                + " name=network.*, kind=message, status=sent, key=4711, user=ada or older-than=PT1H, with & between conditions that hold"
                + " together and commas between terms");
    }

    /** Whether it asks for the age of a status. */
    public boolean isByAge() {
        return age != null;
    }

    /** Whether it takes every event that did not fail. */
    boolean takesAllCommitted() {
        return !Boolean.TRUE.equals(failed) && !isByAge() && ofCall.isEmpty() && ofStatus.isEmpty();
    }

    /** Whether an upstream sends the event because of this term. */
    boolean takes(Event event) {
        boolean isFailed = event.failure() != null;
        if (isByAge()) {
            return !isFailed && event.calls().stream().anyMatch(this::follows);
        }
        boolean ofAnyCall = ofCall.isEmpty() && ofStatus.isEmpty();
        return (failed == null || failed == isFailed)
                && (ofAnyCall
                        || event.calls().stream()
                                .anyMatch(call ->
                                        follows(call) && ofStatus.stream().allMatch(each -> each.test(call))));
    }

    /** Whether the call is one of those whose status counts, whatever it is. */
    boolean follows(Call call) {
        return ofCall.stream().allMatch(each -> each.test(call));
    }

    /** The age at which the call's status is too old, if it is such a status. */
    Optional<Duration> age(Call call) {
        return follows(call) && ofStatus.stream().allMatch(each -> each.test(call))
                ? Optional.ofNullable(age)
                : Optional.empty();
    }
}
