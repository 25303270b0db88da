package org.reprise.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reprise.proof.RowChange.Operation;
import org.reprise.statement.StatementShape.Place;

final class StatementParserTest {

    @Test
    void insertHasItsColumnsInTheirPlaces() {
        assertThat(StatementParser.parse("INSERT INTO Lion (ID, \"name\", ROAR) VALUES (?, NULL, ?)"))
                .contains(new StatementShape(
                        Operation.INSERT,
                        "LION",
                        "Lion",
                        List.of(new Place("ID", 0), new Place("NAME", Place.NOWHERE), new Place("ROAR", 1)),
                        List.of()));
    }

    @Test
    void insertMayOverrideTheNumbersOfTheDatabase() {
        assertThat(StatementParser.parse("INSERT INTO SLIP (ID) OVERRIDING SYSTEM VALUE VALUES (?)"))
                .contains(new StatementShape(Operation.INSERT, "SLIP", "SLIP", List.of(new Place("ID", 0)), List.of()));
    }

    @Test
    void updateTellsWhatIsSetFromWhatIsSought() {
        assertThat(StatementParser.parse(
                        "UPDATE `zoo`.`Lion` SET ROAR = ?, EDITION = ? WHERE ((ID = ?) AND (EDITION = ?))"))
                .contains(new StatementShape(
                        Operation.UPDATE,
                        "ZOO.LION",
                        "`zoo`.`Lion`",
                        List.of(new Place("ROAR", 0), new Place("EDITION", 1)),
                        List.of(new Place("ID", 2), new Place("EDITION", 3))));
    }

    @Test
    void deleteMaySeekNull() {
        assertThat(StatementParser.parse("DELETE FROM BADGE WHERE ((t0.KEEPER_ID = ?) AND (BADGE IS NULL))"))
                .contains(new StatementShape(
                        Operation.DELETE,
                        "BADGE",
                        "BADGE",
                        List.of(),
                        List.of(new Place("KEEPER_ID", 0), new Place("BADGE", Place.NOWHERE))));
    }

    @Test
    void quotedNameMayHoldAnything() {
        assertThat(StatementParser.parse("DELETE FROM \"Odd. (name) = ?\" WHERE (ID = ?)"))
                .get()
                .extracting(StatementShape::table, StatementShape::parameters)
                .containsExactly("ODD. (NAME) = ?", 1);
    }

    /** By {@code @ReturnInsert} and {@code @ReturnUpdate}, on PostgreSQL. */
    @Test
    void statementMayGiveColumnsBack() {
        for (String sql : List.of(
                "INSERT INTO LION (ID) VALUES (?) RETURNING ROAR, \"mane\"",
                "UPDATE LION SET ID = ? WHERE (ID = ?) RETURNING ROAR, \"mane\"")) {
            assertThat(StatementParser.parse(sql))
                    .get()
                    .extracting(StatementShape::returned)
                    .isEqualTo(Set.of("ROAR", "MANE"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE LION SET ROAR = (ROAR + ?) WHERE (ID = ?)",
                "UPDATE LION SET ROAR = 7 WHERE (ID = ?)",
                "DELETE FROM LION WHERE (ID > ?)",
                "DELETE FROM LION WHERE ((ID = ?) OR (ID = ?))",
                "DELETE FROM LION WHERE EXISTS(SELECT ID FROM ANIMAL)",
                "INSERT INTO LION SELECT * FROM BIRD",
                "DELETE FROM LION WHERE (ID = ?) RETURNING ID",
                "MERGE INTO LION USING BIRD",
                "DELETE FROM LION WHERE (ID = ?",
                ""
            })
    void anythingElseIsNotGuessedAt(String sql) {
        assertThat(StatementParser.parse(sql)).isEmpty();
    }

    /** As a document or an image in a native statement is. */
    @Test
    void textAndNameOfAnyLengthAreOneToken() {
        String text = "'" + "it''s ".repeat(20_000) + "'";
        String name = "\"" + "a\"\"b".repeat(20_000) + "\"";
        assertThat(SqlToken.of("UPDATE T SET " + name + " = " + text))
                .extracting(SqlToken::text)
                .containsExactly("UPDATE", "T", "SET", name, "=", text);
        assertThat(StatementParser.parse("DELETE FROM " + name)).isPresent();
        assertThat(StatementTextReader.read("UPDATE T SET A = " + text + " WHERE ID = ?"))
                .isPresent();
    }
}
