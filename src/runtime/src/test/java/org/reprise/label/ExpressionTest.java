package org.reprise.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reprise.api.CaptureException;

class ExpressionTest {
    enum State {
        SENT,
        LOST {
            @Override
            public String toString() {
                return "gone";
            }
        }
    }

    record Holder<T>(@Nullable T held) {}

    public static class Sender {
        public String getName() {
            return "north";
        }

        public boolean isOpen() {
            return true;
        }

        public String getBroken() {
            throw new IllegalStateException("no name");
        }

        public String move() {
            return "moved";
        }

        public Object getAny() {
            return "";
        }
    }

    record Note(State state, Holder<Sender> from, int count) {}

    private static final TypeFactory TYPES = TypeFactory.defaultInstance();
    private static final List<JavaType> ARGUMENTS =
            List.of(TYPES.constructType(Note.class), TYPES.constructType(String.class));
    private static final JavaType RESULT = TYPES.constructParametricType(Holder.class, State.class);
    private static final Object[] CALL = {new Note(State.LOST, new Holder<>(new Sender()), 3), "key"};

    @Test
    void valuesAreTakenFromArgumentsAndResultByDeclaredTypes() {
        assertThat(text("${args[0].state}", CALL, null)).isEqualTo("LOST");
        assertThat(text("${args[0].from.held.name}/${args[0].count}", CALL, null))
                .isEqualTo("north/3");
        assertThat(text("m-${args[1]}:${result.held}", CALL, new Holder<>(State.SENT)))
                .isEqualTo("m-key:SENT");
        assertThat(text("fixed", CALL, null)).isEqualTo("fixed");
        assertThat(text("${args[0].from.held.open}", CALL, null)).isEqualTo("true");
    }

    @Test
    void nullOnTheWayMeansNoText() {
        assertThat(text("m-${result.held}", CALL, new Holder<State>(null))).isEmpty();
        assertThat(text("m-${result.held}", CALL, null)).isEmpty();
        assertThat(text(
                        "${args[0].from.held.name}",
                        new Object[] {new Note(State.SENT, new Holder<>(null), 0), ""},
                        null))
                .isEmpty();
    }

    @Test
    void getterThatThrowsIsNamed() {
        assertThatThrownBy(() -> text("${args[0].from.held.broken}", CALL, null))
                .isInstanceOf(CaptureException.class)
                .hasMessageContaining("Sender.getBroken() threw java.lang.IllegalStateException: no name");
    }

    @Test
    void argumentsAreReadBeforeTheCall() {
        Object[] call = {CALL[0], "before"};
        Expression expression = Expression.parse("${args[1]}", ARGUMENTS, RESULT);
        List<@Nullable String> begun = expression.begin(call);
        call[1] = "after";
        assertThat(expression.end(begun, null)).isEqualTo("before");
    }

    @ParameterizedTest
    @CsvSource({
        "${args[2]}, asks for an argument that is not there: the method has 2",
        "${args[0].stat}, Note has no public getter or record component 'stat'",
        "${args[0].from.held.move}, Sender has no public getter or record component 'move'",
        "${args[0].from.held.getClass}, has no public getter",
        "${args[0]}, ends at a Note",
        "${args[0].from.held.any}, ends at a Object",
        "${args[1].bytes}, ends at a byte[]",
        "${system.exit}, is no path",
        "${args[0].state(1)}, is no path",
        "${args[0].state, has no closing brace"
    })
    void whatDoesNotResolveIsRefused(String text, String why) {
        assertThatThrownBy(() -> Expression.parse(text, ARGUMENTS, RESULT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    private static String text(String expression, Object[] arguments, @Nullable Object result) {
        Expression parsed = Expression.parse(expression, ARGUMENTS, RESULT);
        return parsed.end(parsed.begin(arguments), result);
    }
}
