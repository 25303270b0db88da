package org.reprise.mask;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.reprise.api.Replay;
import org.reprise.api.Sensitive;
import org.reprise.event.ReplicatedMethod;
import org.reprise.event.ReplicatedMethod.Calling;

class MaskTest {
    private record Account(String owner, @Sensitive String nickname) {}

    private static final class Person {
        @Sensitive
        @SuppressWarnings("UnusedVariable")
        private String birthName = "";

        @Sensitive
        String getStreet() {
            return "";
        }
    }

    @SuppressWarnings("unused")
    private static final class Bank {
        void pay(Account account, @Sensitive String purpose, Map<String, List<Person>> people, int amount) {}
    }

    private static final List<ReplicatedMethod> METHODS = List.of(method("pay"));

    private static ReplicatedMethod method(String name) {
        Method method = Arrays.stream(Bank.class.getDeclaredMethods())
                .filter(each -> each.getName().equals(name))
                .findFirst()
                .orElseThrow();
        List<JavaType> parameters = Arrays.stream(method.getGenericParameterTypes())
                .map(MaskTest::type)
                .toList();
        return new ReplicatedMethod(
                "bank." + name, 1, Bank.class, method, parameters, type(void.class), Calling.JOINS, Replay.CALL);
    }

    private static JavaType type(Type type) {
        return TypeFactory.defaultInstance().constructType(type);
    }

    private static Mask sees(Sight sight) {
        return new Mask(sight, new SensitiveNames(SensitiveNames.USUAL, MarkedProperties.of(METHODS)), METHODS);
    }

    private static final String EVENT =
            "{\"t\":1,\"c\":[{\"n\":\"bank.pay\",\"a\":[{\"owner\":\"ada\",\"nickname\":\"countess\",\"apiKey\":\"k-1\"},\"a gift for bob\","
                    + "{\"all\":[{\"birthName\":\"Byron\",\"street\":\"St James 1\"}]},42],\"q\":\"countess\"}]}";

    @Test
    void marksAndPatternsAreFoundByThePropertyWhereverItIs() {
        String seen = sees(Sight.MASKED).event(EVENT);
        assertThat(seen)
                .contains("\"owner\":\"ada\"", "42", Mask.SIGN)
                .doesNotContain("countess", "k-1", "a gift", "Byron", "St James");
    }

    @Test
    void argumentsOfACallThatThisApplicationDoesNotHaveAreAllMasked() {
        assertThat(sees(Sight.MASKED).arguments("bank.close", 1, "[\"ada\",{\"owner\":\"ada\"}]"))
                .isEqualTo("[\"" + Mask.SIGN + "\",\"" + Mask.SIGN + "\"]");
        assertThat(sees(Sight.MASKED).arguments("bank.pay", 2, "[1]")).isEqualTo("[\"" + Mask.SIGN + "\"]");
    }

    @Test
    void whoSeesLittleSeesNothingOrTheLastLettersOnly() {
        assertThat(sees(Sight.NONE).event(EVENT)).isEmpty();
        assertThat(sees(Sight.NONE).value("OWNER", "ada")).isEqualTo(Mask.SIGN);
        assertThat(sees(Sight.LIMITED).value("IBAN", "DE89370400440532013000")).isEqualTo(Mask.SIGN + "3000");
        assertThat(sees(Sight.LIMITED).value("PIN", "12345")).isEqualTo(Mask.SIGN);
        assertThat(sees(Sight.FULL).event(EVENT)).isEqualTo(EVENT);
    }

    @Test
    void columnsAreKnownByTheirNamesAndParametersOfStatementsByTheStatement() {
        String evidence =
                "[{\"o\":\"U\",\"t\":\"T\",\"k\":{\"ID\":1},\"a\":{\"IBAN_CODE\":\"DE89\",\"X\":\"y\"},\"w\":[{\"PIN\":\"77\"}]},"
                        + "{\"o\":\"SQL\",\"t\":\"UPDATE T SET IBAN = ?\",\"p\":[\"FR14\"],\"n\":1}]";
        assertThat(sees(Sight.MASKED).evidence(evidence))
                .contains("\"X\":\"y\"", "\"ID\":1")
                .doesNotContain("DE89", "77", "FR14");
    }

    @Test
    void messagesAreWithoutTheValuesOfTheirEventAndWithoutWhatStandsBehindASensitiveName() {
        String reason =
                "org.x.Refused: countess is known already, Key (iban)=(DE89) too; caused by java.sql.E: 'countess'";
        assertThat(sees(Sight.MASKED).reason(reason, EVENT))
                .contains("org.x.Refused", "Key (iban)=(" + Mask.SIGN)
                .doesNotContain("countess", "DE89");
        assertThat(sees(Sight.NONE).reason(reason, EVENT)).isEqualTo("org.x.Refused");
        assertThat(sees(Sight.NONE).reason("the point countess is shut", "")).isEqualTo(Mask.SIGN);
        assertThat(sees(Sight.MASKED).text("ID=7, IBAN=DE89")).isEqualTo("ID=7, IBAN=" + Mask.SIGN);
    }

    @Test
    void patternsAreAskedForWithoutRegardToCaseAndSigns() {
        SensitiveNames names = new SensitiveNames(List.of("*pass_word*", "card"), List.of("birthName"));
        assertThat(List.of("PASSWORD", "userPassWord2", "CARD", "BIRTH_NAME")).allMatch(names::has);
        assertThat(List.of("DISCARDED", "NAME", "pass")).noneMatch(names::has);
        assertThat(new SensitiveNames(List.of("*"), List.of()).has("anything")).isTrue();
    }
}
