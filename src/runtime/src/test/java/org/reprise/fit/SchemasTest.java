package org.reprise.fit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.reprise.testing.Make;

/** Tables of other schemas than the data source's. */
final class SchemasTest {
    private static FitSite site(String name, String price) {
        return new FitSite(name, Make.H2.fresh())
                .has(
                        "CREATE TABLE ITEM (ID BIGINT PRIMARY KEY, TITLE VARCHAR(40))",
                        "CREATE SCHEMA SHOP",
                        "CREATE TABLE SHOP.ITEM (ID BIGINT PRIMARY KEY, PRICE " + price + ")",
                        "CREATE TABLE SHOP.TOTAL (ID BIGINT PRIMARY KEY)");
    }

    @Test
    void tablesOfOneNameInTwoSchemasAreTwo() {
        FitSite there = site("east", "BIGINT").maps("ITEM", "SHOP.ITEM", "SHOP.TOTAL");
        assertThat(site("west", "BIGINT")
                        .maps("ITEM", "SHOP.ITEM", "SHOP.TOTAL")
                        .against(there))
                .isEmpty();
        assertThat(site("west", "INT").maps("ITEM", "SHOP.ITEM", "SHOP.TOTAL").against(there))
                .containsExactly("CANNOT_HOLD SHOP.ITEM.PRICE: type");
    }

    @Test
    void tableOfAnotherSchemaThatNobodyMapsIsNotTakenForTheOneOfItsName() {
        FitSite there = site("east", "BIGINT").maps("ITEM", "SHOP.TOTAL");
        FitSite here = site("west", "BIGINT").has("DROP TABLE SHOP.ITEM").maps("ITEM", "SHOP.TOTAL");
        assertThat(here.against(there)).isEmpty();
    }

    @Test
    void schemaThatMappingsNameMayBeThatOfTheDataSource() {
        FitSite there = site("east", "BIGINT").maps("SHOP.ITEM", "SHOP.TOTAL");
        FitSite here = site("west", "BIGINT").by(";SCHEMA=SHOP").maps("SHOP.ITEM", "SHOP.TOTAL");
        assertThat(here.against(there)).isEmpty();
        assertThat(there.against(here)).isEmpty();
    }
}
